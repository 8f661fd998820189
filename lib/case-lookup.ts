import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import type { Grant, IGrantable, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
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
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct, DependencyGroup } from 'constructs';
import type { Instance } from '../lambda/contract/instance-arn';
import type { LookupMetric } from '../lambda/contract/metrics';
import { MAX_TIME_LIMIT_SECONDS } from '../lambda/contract/time-limits';
import { lambdaCode } from './bundling/lambda-code';
import { functionEnvironment } from './function-environment';
import { lookupMetric } from './monitoring/metrics';
import { Monitoring } from './monitoring/monitoring';
import type { CaseLookupProps } from './props/case-lookup-props';
import { checkProps } from './props/check-props';
import { DEFAULT_MEMORY_SIZE } from './props/memory-size';
import { addLiveAlias, shiftTraffic } from './release';
import { createRole } from './role';

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
  /** The resources that must exist before a flow can invoke the function. */
  readonly invocable = new DependencyGroup();
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
    const instance = checkProps(this, props);
    this.flowTimeLimit = props.flowTimeLimit ?? Duration.seconds(MAX_TIME_LIMIT_SECONDS);
    this.longestTimeLimit = props.longestTimeLimit ?? this.flowTimeLimit;

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      encryptionKey: props.kmsKey ?? (props.kmsKeyArn ? Key.fromKeyArn(this, 'LogKey', props.kmsKeyArn) : undefined),
      // The log holds no customer data and is of no use without the function, so it goes with the stack.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = createRole(this, instance, props, this.logGroup);
    this.function = new LambdaFunction(this, 'Function', {
      functionName: props.functionName,
      description: 'Tells an Amazon Connect flow which cases its contact is linked to',
      code: lambdaCode(),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? DEFAULT_MEMORY_SIZE,
      timeout: this.longestTimeLimit,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup: this.logGroup,
      role: this.role,
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
    if (props.canary) shiftTraffic(this, this.function, this.alias);
    this.arnForFlows = this.alias.functionArn;
    this.letConnectInvoke(instance, props.associate);
    if (props.monitoring !== false) {
      const { function: fn, logGroup, flowTimeLimit, longestTimeLimit } = this;
      const { alarmTopicArn, caseDetails } = props;
      const alarmTopic =
        props.alarmTopic ?? (alarmTopicArn ? Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn) : undefined);
      const monitored = { function: fn, logGroup, flowTimeLimit, longestTimeLimit, caseDetails, alarmTopic };
      this.monitoring = new Monitoring(this, 'Monitoring', monitored);
    }
  }

  /** A metric that the function publishes, unless monitoring is switched off. docs/metrics-and-logs.md describes them. */
  metric(metricName: LookupMetric, options: MetricOptions = {}): Metric {
    return lookupMetric(this.function, metricName).with(options);
  }

  /** Lets a principal other than Connect invoke what flows invoke, for example a test. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.alias.grantInvoke(grantee);
  }

  private letConnectInvoke(instance: Instance, associate = true): void {
    const permit = (permissionId: string, functionName: string) =>
      new CfnPermission(this, permissionId, {
        action: 'lambda:InvokeFunction',
        functionName,
        principal: 'connect.amazonaws.com',
        sourceAccount: instance.account,
        sourceArn: instance.arn,
      });
    // A permission on the function does not cover its alias, and a flow may name either.
    this.invocable.add(permit('ConnectMayInvoke', this.function.functionArn));
    this.invocable.add(permit('ConnectMayInvokeLive', this.alias.functionArn));
    if (!associate) return;
    const association = new CfnIntegrationAssociation(this, 'FlowDesignerEntry', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      // Connect accepts at most 140 characters. The unqualified ARN stays below that: a function's name has at most 64.
      integrationArn: this.function.functionArn,
    });
    this.invocable.add(association);
  }
}
