import { join } from 'node:path';
import { Annotations, Duration, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { Effect, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { LambdaEnvironment } from '../lambda/config';
import { bundling } from './bundling';
import { DOMAIN_ID_RULE, hasCases, INSTANCE_ARN_RULE, type Instance, isDomainId, parseInstanceArn } from './instance';

export type CaseLookupProps = {
  /** The Connect instance whose flows call the function. Its account and Region must be those of the stack. */
  instanceArn: string;
  /** The Cases domain that the instance is associated with. */
  casesDomainId: string;
  /**
   * The time limit of the flow's Invoke Lambda block, whole seconds from 1 to 8: the one number from which every
   * other time follows.
   *
   * @default 8 seconds, the most that Connect waits
   */
  flowTimeLimit?: Duration;
  /**
   * Whether to put the function into the list from which flow designers choose. Switch it off for an instance that
   * has the function already, or whose list is kept by somebody else.
   *
   * @default true
   */
  associate?: boolean;
  /**
   * Megabytes of memory, and with them the share of a processor: what decides how fast the first call after a pause
   * is answered. docs/cold-start.md compares.
   *
   * @default 512
   */
  memorySize?: number;
  /** @default a name that CloudFormation makes up */
  functionName?: string;
  /** @default three months: long enough to look back at a case that a customer complains of */
  logRetention?: RetentionDays;
};

/** Megabytes; Lambda offers these (Lambda quotas). */
const MEMORY_SIZES = { smallest: 128, largest: 10_240 };

const DEFAULT_MEMORY_SIZE = 512;

const FLOW_TIME_LIMITS = { shortest: 1, longest: 8 };

/**
 * The function that tells a flow which cases its contact is linked to, with all that Connect needs to invoke it and
 * nothing that it does not need itself.
 */
export class CaseLookup extends Construct {
  /** The function that a flow's Invoke Lambda block names. */
  readonly function: NodejsFunction;
  readonly logGroup: LogGroup;
  readonly flowTimeLimit: Duration;

  constructor(scope: Construct, id: string, props: CaseLookupProps) {
    super(scope, id);
    const instance = checkedInstance(this, props);
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
      role: this.createRole(instance, props.casesDomainId),
      environment: {
        CASES_DOMAIN_ID: props.casesDomainId,
        FLOW_TIME_LIMIT_SECONDS: String(this.flowTimeLimit.toSeconds()),
      } satisfies LambdaEnvironment,
    });
    this.letConnectInvoke(instance, props.associate);
  }

  /** A role of its own instead of the managed policy, which would allow every log group. */
  private createRole({ partition, region, account }: Instance, domainId: string): Role {
    const allow = (actions: string[], resources: string[]) =>
      new PolicyStatement({ effect: Effect.ALLOW, actions, resources });
    const policy = new PolicyDocument({
      statements: [
        allow(['cases:ListCasesForContact'], [`arn:${partition}:cases:${region}:${account}:domain/${domainId}`]),
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [this.logGroup.logGroupArn]),
      ],
    });
    return new Role(this, 'Role', {
      description: 'Lists the cases of one Cases domain, and writes its own log and traces',
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { CaseLookup: policy },
    });
  }

  private letConnectInvoke(instance: Instance, associate = true): void {
    this.function.addPermission('ConnectMayInvoke', {
      principal: new ServicePrincipal('connect.amazonaws.com'),
      sourceAccount: instance.account,
      sourceArn: instance.arn,
    });
    if (!associate) return;
    new CfnIntegrationAssociation(this, 'FlowDesignerEntry', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      // Unqualified, it stays below the 140 characters that Connect accepts: a function's name has at most 64.
      integrationArn: this.function.functionArn,
    });
  }
}

/** Checks all that can be checked before deployment and names every problem in one error. */
function checkedInstance(scope: Construct, props: CaseLookupProps): Instance {
  const { instanceArn, casesDomainId, flowTimeLimit, memorySize } = props;
  const instance = parseInstanceArn(instanceArn);
  const problems: string[] = [];
  if (instance === undefined) {
    problems.push(`instanceArn was "${instanceArn}"; it must be, known before deployment, ${INSTANCE_ARN_RULE}`);
  } else {
    problems.push(...foreignStack(Stack.of(scope), instance));
    if (!hasCases(instance.region)) {
      Annotations.of(scope).addWarningV2(
        'connect-case-lookup:no-cases-in-region',
        `Amazon Connect Cases is not known to exist in ${instance.region}; every lookup would fail there. If AWS has opened it since, ignore this.`,
      );
    }
  }
  if (!isDomainId(casesDomainId)) {
    problems.push(`casesDomainId was "${casesDomainId}"; it must be ${DOMAIN_ID_RULE}`);
  }
  if (flowTimeLimit !== undefined && !isFlowTimeLimit(flowTimeLimit)) {
    problems.push(
      `flowTimeLimit was ${flowTimeLimit.toHumanString()}; it must be whole seconds from ${FLOW_TIME_LIMITS.shortest} to ${FLOW_TIME_LIMITS.longest}`,
    );
  }
  if (memorySize !== undefined && !isMemorySize(memorySize)) {
    problems.push(
      `memorySize was ${memorySize}; it must be whole megabytes from ${MEMORY_SIZES.smallest} to ${MEMORY_SIZES.largest}, like ${DEFAULT_MEMORY_SIZE}`,
    );
  }
  if (instance === undefined || problems.length > 0) throw new Error(`CaseLookup: ${problems.join('. ')}.`);
  return instance;
}

/** The function asks Cases in its own Region, with a role for its own account: anywhere else every lookup would fail. */
function foreignStack(stack: Stack, instance: Instance): string[] {
  return (['region', 'account'] as const)
    .filter((part) => !Token.isUnresolved(stack[part]) && stack[part] !== instance[part])
    .map((part) => `the stack's ${part} is ${stack[part]}, the instance's is ${instance[part]}; they must be the same`);
}

function isFlowTimeLimit(limit: Duration): boolean {
  const seconds = limit.toSeconds({ integral: false });
  return Number.isInteger(seconds) && seconds >= FLOW_TIME_LIMITS.shortest && seconds <= FLOW_TIME_LIMITS.longest;
}

function isMemorySize(size: number): boolean {
  return (
    Token.isUnresolved(size) ||
    (Number.isInteger(size) && size >= MEMORY_SIZES.smallest && size <= MEMORY_SIZES.largest)
  );
}
