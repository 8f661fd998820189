import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import type { Grant, IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import {
  type Alias,
  ApplicationLogLevel,
  Architecture,
  CfnPermission,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct, DependencyGroup } from 'constructs';
import type { Instance } from '../lambda/contract/instance-arn';
import type { ErrorName, LookupMetric } from '../lambda/contract/metrics';
import type { Operation } from '../lambda/contract/operations';
import { lambdaCode } from './bundling/lambda-code';
import { functionEnvironment } from './function/environment';
import { letLogsUse } from './function/keys';
import { addCanary, addLiveAlias } from './function/release';
import { createRole } from './function/role';
import { lookupMetric } from './monitoring/metrics';
import { Monitoring } from './monitoring/monitoring';
import type { CaseLookupProps } from './props/case-lookup-props';
import { DEFAULTS } from './props/defaults';
import { instanceOf, warnOfRegion } from './props/instance';
import { environmentMismatches, PropsError, propsProblems } from './props/problems';

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
  readonly invokePermissions = new DependencyGroup();
  /** The function's log: one line for each lookup. */
  readonly logGroup: LogGroup;
  /** The function's role, which may read cases of one domain. */
  readonly role: Role;
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
    this.flowTimeLimit = props.flowTimeLimit ?? Duration.seconds(DEFAULTS.timeLimitSeconds);
    this.longestTimeLimit = props.longestTimeLimit ?? this.flowTimeLimit;

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? DEFAULTS.logRetentionDays,
      encryptionKey: props.kmsKey,
      // The log holds no customer data and is of no use without the function, so it goes with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    if (props.kmsKey) letLogsUse(props.kmsKey, this);
    this.role = createRole(this, instance, props, this.logGroup);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: props.functionName,
      description: 'Tells an Amazon Connect flow which cases its contact is linked to',
      code: lambdaCode(),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? DEFAULTS.memorySize,
      timeout: this.longestTimeLimit,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup: this.logGroup,
      role: this.role,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: props.securityGroups,
      // Versions stay for a rollback. A version whose deployment failed is deleted, so that it does not block the next one.
      currentVersionOptions: { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE },
      environment: functionEnvironment(
        {
          ...props,
          instanceArn: instance.arn,
          flowTimeLimitSeconds: this.flowTimeLimit.toSeconds(),
          longestTimeLimitSeconds: this.longestTimeLimit.toSeconds(),
        },
        (value) => Stack.of(this).toJsonString(value),
      ),
    });
    Validations.of(this.function).acknowledge({
      id: 'Serverless-LambdaDLQ',
      reason:
        'A dead letter target receives failed asynchronous invocations. Connect waits for the answer and sees the failure itself. A queue would only store events, which hold personal data.',
    });
    this.alias = addLiveAlias(this.function, props.provisionedConcurrency);
    if (props.canary ?? DEFAULTS.canary) addCanary(this, this.function, this.alias);
    this.arnForFlows = this.alias.functionArn;
    this.allowConnectToInvoke(instance, props.associate);
    if (props.monitoring ?? DEFAULTS.monitoring) {
      const { function: fn, logGroup, flowTimeLimit, longestTimeLimit } = this;
      const { caseDetails, alarmTopic } = props;
      const watched = { function: fn, logGroup, flowTimeLimit, longestTimeLimit, caseDetails, alarmTopic };
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

  /** First invocations of an execution environment. Sum. */
  metricColdStarts(options?: MetricOptions): Metric {
    return this.metric('ColdStarts', options);
  }

  /** Lets a principal other than Connect invoke what flows invoke, for example a test. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.alias.grantInvoke(grantee);
  }

  private allowConnectToInvoke(instance: Instance, associate = DEFAULTS.associate): void {
    const permit = (permissionId: string, functionName: string) =>
      new CfnPermission(this, permissionId, {
        action: 'lambda:InvokeFunction',
        functionName,
        principal: 'connect.amazonaws.com',
        sourceAccount: instance.account,
        sourceArn: instance.arn,
      });
    // A permission on the function does not cover its alias, and a flow may name either.
    this.invokePermissions.add(permit('ConnectMayInvoke', this.function.functionArn));
    this.invokePermissions.add(permit('ConnectMayInvokeLive', this.alias.functionArn));
    if (!associate) return;
    const association = new CfnIntegrationAssociation(this, 'FlowDesignerEntry', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      // Connect accepts at most 140 characters. The unqualified ARN stays below that: a function's name has at most 64.
      integrationArn: this.function.functionArn,
    });
    this.invokePermissions.add(association);
  }
}

/** @throws PropsError that names every problem that can be found before deployment. */
function checkProps(scope: Construct, props: CaseLookupProps): void {
  const { kmsKey, alarmTopic } = props;
  const names = { kmsKeyArn: 'kmsKey', alarmTopicArn: 'alarmTopic' };
  const judged = { ...props, kmsKeyArn: kmsKey?.keyArn, alarmTopicArn: alarmTopic?.topicArn };
  const problems = [...environmentMismatches(Stack.of(scope), props.instanceArn), ...propsProblems(judged, names)];
  if (problems.length > 0) throw new PropsError('CaseLookup', problems);
}
