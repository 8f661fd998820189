import { join } from 'node:path';
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  CfnPermission,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct, DependencyGroup } from 'constructs';
import type { LambdaEnvironment } from '../lambda/config';
import { bundling } from './bundling';
import { type CaseLookupProps, checkProps, DEFAULT_MEMORY_SIZE, FLOW_TIME_LIMITS } from './case-lookup-props';
import type { Instance } from './instance';
import { optionalEnvironment } from './optional-environment';
import { casesStatements } from './role-statements';

/**
 * The function that tells a flow which cases its contact is linked to, with all that Connect needs to invoke it and
 * nothing that it does not need itself.
 */
export class CaseLookup extends Construct {
  readonly function: NodejsFunction;
  /** What a flow's Invoke Lambda block names. */
  readonly arnForFlows: string;
  /** What must be there before a flow can invoke the function. */
  readonly invocable = new DependencyGroup();
  readonly logGroup: LogGroup;
  readonly flowTimeLimit: Duration;

  constructor(scope: Construct, id: string, props: CaseLookupProps) {
    super(scope, id);
    const instance = checkProps(this, props);
    this.flowTimeLimit = props.flowTimeLimit ?? Duration.seconds(FLOW_TIME_LIMITS.longest);

    this.logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention ?? RetentionDays.THREE_MONTHS,
      // Logs hold no customer data and outlive their use soon; a stack that is removed leaves nothing behind.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.function = new NodejsFunction(this, 'Function', {
      functionName: props.functionName,
      description: 'Tells an Amazon Connect flow which cases its contact is linked to',
      entry: join(__dirname, '../lambda/handler.ts'),
      depsLockFilePath: join(__dirname, '../package-lock.json'),
      projectRoot: join(__dirname, '..'),
      bundling: bundling(),
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memorySize ?? DEFAULT_MEMORY_SIZE,
      timeout: this.flowTimeLimit,
      tracing: Tracing.ACTIVE,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      logGroup: this.logGroup,
      role: this.createRole(instance, props),
      environment: {
        CASES_DOMAIN_ID: props.casesDomainId,
        FLOW_TIME_LIMIT_SECONDS: String(this.flowTimeLimit.toSeconds()),
        ...optionalEnvironment(this, props),
      } satisfies LambdaEnvironment,
    });
    this.arnForFlows = this.function.functionArn;
    this.letConnectInvoke(instance, props.associate);
  }

  /** A role of its own instead of the managed policy, which would allow every log group. */
  private createRole(instance: Instance, props: CaseLookupProps): Role {
    const policy = new PolicyDocument({
      statements: [
        ...casesStatements(instance, props),
        new PolicyStatement({
          actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
          resources: [this.logGroup.logGroupArn],
        }),
      ],
    });
    return new Role(this, 'Role', {
      description: 'Lists the cases of one Cases domain, and writes its own log and traces',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { CaseLookup: policy },
    });
  }

  private letConnectInvoke(instance: Instance, associate = true): void {
    const permission = new CfnPermission(this, 'ConnectMayInvoke', {
      action: 'lambda:InvokeFunction',
      functionName: this.arnForFlows,
      principal: 'connect.amazonaws.com',
      sourceAccount: instance.account,
      sourceArn: instance.arn,
    });
    this.invocable.add(permission);
    if (!associate) return;
    const association = new CfnIntegrationAssociation(this, 'FlowDesignerEntry', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      // Unqualified, it stays below the 140 characters that Connect accepts: a function's name has at most 64.
      integrationArn: this.function.functionArn,
    });
    this.invocable.add(association);
  }
}
