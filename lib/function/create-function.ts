import { type Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Role } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Instance } from '../../lambda/contract/instance-arn';
import { lambdaCode } from '../bundling/lambda-code';
import type { CaseLookupProps } from '../props/case-lookup-props';
import { DEFAULTS } from '../props/defaults';

import { functionEnvironment } from './environment';
import { describeVersion } from './release';

/** Creates the Lambda function, with its time limits, its role and its log. */
export function createFunction(
  scope: Construct,
  instance: Instance,
  props: CaseLookupProps,
  {
    role,
    logGroup,
    flowTimeLimit,
    longestTimeLimit,
  }: {
    role: Role;
    logGroup: LogGroup;
    flowTimeLimit: Duration;
    longestTimeLimit: Duration;
  },
): LambdaFunction {
  const fn = new LambdaFunction(scope, 'Function', {
    functionName: props.functionName,
    description: 'Tells an Amazon Connect flow which cases its contact is linked to',
    code: lambdaCode(),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize: props.memorySize ?? DEFAULTS.memorySize,
    timeout: longestTimeLimit,
    tracing: Tracing.ACTIVE,
    loggingFormat: LoggingFormat.JSON,
    applicationLogLevelV2: ApplicationLogLevel.INFO,
    systemLogLevelV2: SystemLogLevel.WARN,
    logGroup,
    role,
    reservedConcurrentExecutions: props.reservedConcurrentExecutions,
    vpc: props.vpc,
    vpcSubnets: props.vpcSubnets,
    securityGroups: props.securityGroups,
    // Versions stay for a rollback. A version whose deployment failed is deleted, so that it does not block the next one.
    currentVersionOptions: {
      description: describeVersion(props, flowTimeLimit, longestTimeLimit),
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    },
    environment: functionEnvironment(
      {
        ...props,
        instanceArn: instance.arn,
        flowTimeLimitSeconds: flowTimeLimit.toSeconds(),
        longestTimeLimitSeconds: longestTimeLimit.toSeconds(),
      },
      (value) => Stack.of(scope).toJsonString(value),
    ),
  });
  Validations.of(fn).acknowledge({
    id: 'Serverless-LambdaDLQ',
    reason:
      'A dead letter target receives failed asynchronous invocations. Connect waits for the answer and sees the failure itself. A queue would only store events, which hold personal data.',
  });
  return fn;
}
