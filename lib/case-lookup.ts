import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { Grant, IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, type DependencyGroup } from 'constructs';
import type { ErrorName, LookupMetric } from '../lambda/contract/metrics';
import type { Operation } from '../lambda/contract/operations';
import { createFunction } from './function/create-function';
import { allowConnectToInvoke } from './function/invoke-permissions';
import { letLogsUse } from './function/keys';
import { addCanary, addLiveAlias } from './function/release';
import { createRole } from './function/role';
import { lookupMetric } from './monitoring/metrics';
import { Monitoring } from './monitoring/monitoring';
import type { CaseLookupProps } from './props/case-lookup-props';
import { checkProps } from './props/check-props';
import { DEFAULTS } from './props/defaults';
import { instanceOf, warnOfRegion } from './props/instance';

/**
 * The function that tells a flow which cases its contact is linked to, with everything that Connect needs to invoke it and
 * no permission beyond its own needs.
 */
export class CaseLookup extends Construct {
  /** The function, without version. Flows call {@link alias}. */
  readonly function: LambdaFunction;
  /** The alias `live`: the version of the function that flows call. */
  readonly alias: Alias;
  /** The ARN for a flow's Invoke Lambda block. */
  readonly arnForFlows: string;
  /** The ARN of the Connect instance whose flows may invoke the function. */
  readonly instanceArn: string;
  /** What must exist before a flow can invoke the function: make a flow depend on it. */
  readonly invokePermissions: DependencyGroup;
  /** The function's log: one line for each lookup. */
  readonly logGroup: LogGroup;
  /** The function's role, which may read cases of one domain. */
  readonly role: Role;
  /** Whether flows can ask for the cases of a customer. */
  readonly customerLookup: boolean;
  /** The time limit of a flow's block, unless the block says another. */
  readonly flowTimeLimit: Duration;
  /** The longest time limit that a block may have. */
  readonly longestTimeLimit: Duration;
  /** Alarms and dashboard; undefined if monitoring is switched off. */
  readonly monitoring: Monitoring | undefined;

  constructor(scope: Construct, id: string, props: CaseLookupProps) {
    super(scope, id);
    checkProps(this, props);
    const instance = instanceOf(this, props.instanceArn);
    warnOfRegion(this, instance.region);
    this.instanceArn = instance.arn;
    this.customerLookup = props.customerLookup ?? DEFAULTS.customerLookup;
    this.flowTimeLimit = props.flowTimeLimit ?? Duration.seconds(DEFAULTS.timeLimitSeconds);
    this.longestTimeLimit = props.longestTimeLimit ?? this.flowTimeLimit;

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? DEFAULTS.logRetentionDays,
      encryptionKey: props.kmsKey,
      // The log holds no customer data and is worthless without the function, so it goes with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    if (props.kmsKey) letLogsUse(props.kmsKey, this);
    this.role = createRole(this, instance, props, this.logGroup);
    this.function = createFunction(this, instance, props, this);
    this.alias = addLiveAlias(this.function, props.provisionedConcurrency);
    if (props.canary ?? DEFAULTS.canary) addCanary(this, this.function, this.alias);
    this.arnForFlows = this.alias.functionArn;
    this.invokePermissions = allowConnectToInvoke(this, this.alias, {
      instance,
      associate: props.associate ?? DEFAULTS.associate,
    });
    if (props.monitoring ?? DEFAULTS.monitoring) {
      const { function: fn, logGroup, flowTimeLimit, longestTimeLimit } = this;
      const watched = { ...props, function: fn, logGroup, flowTimeLimit, longestTimeLimit };
      this.monitoring = new Monitoring(this, 'Monitoring', watched);
    }
  }

  /** A metric that the function publishes, unless monitoring is off, with the statistic that makes sense for it. */
  metric(metricName: LookupMetric, options?: MetricOptions): Metric {
    return lookupMetric(this.function, metricName, options);
  }

  /** Lookups, without Connect's repeated invocations. Sum. */
  metricLookups(options?: MetricOptions): Metric {
    return this.metric('Lookups', options);
  }

  /** Lookups that failed with an error. Sum. */
  metricFailures(errorName: ErrorName, options?: MetricOptions): Metric {
    return this.metric(errorName, options);
  }

  /** Requests that were sent to an operation of Cases, or to all of them. Sum. */
  metricRequests(operation?: Operation, options?: MetricOptions): Metric {
    return this.metric(operation ? `${operation}Requests` : 'Requests', options);
  }

  /** Requests that Cases refused because a quota was exhausted. Sum. */
  metricThrottledRequests(operation?: Operation, options?: MetricOptions): Metric {
    return this.metric(operation ? `${operation}ThrottledRequests` : 'ThrottledRequests', options);
  }

  /** The share of the block's time limit that an answer took, in percent. 90th percentile. */
  metricTimeUsed(options?: MetricOptions): Metric {
    return this.metric('TimeUsed', options);
  }

  /** The time that a lookup waited between requests, in milliseconds. 90th percentile. */
  metricTimeWaited(options?: MetricOptions): Metric {
    return this.metric('TimeWaited', options);
  }

  /** The time that an answer left of the block's time limit, in milliseconds. 10th percentile. */
  metricTimeLeft(options?: MetricOptions): Metric {
    return this.metric('TimeLeft', options);
  }

  /** Pages of cases that arrived. Average. */
  metricPages(options?: MetricOptions): Metric {
    return this.metric('Pages', options);
  }

  /** Matching cases of an answered lookup. Average. */
  metricCasesFound(options?: MetricOptions): Metric {
    return this.metric('CasesFound', options);
  }

  /** Invocations that Connect repeated after a failure, and that failed from memory. Sum. */
  metricRepeatedInvocations(options?: MetricOptions): Metric {
    return this.metric('RepeatedInvocations', options);
  }

  /** Times that Cases refused to search by case ids. Sum. */
  metricRefusedSearches(options?: MetricOptions): Metric {
    return this.metric('RefusedSearches', options);
  }

  /** Invocations whose caller waited for an execution environment to start. Sum. */
  metricColdStarts(options?: MetricOptions): Metric {
    return this.metric('ColdStarts', options);
  }

  /** Lets a principal other than Connect invoke what flows invoke, for example a test. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.alias.grantInvoke(grantee);
  }
}
