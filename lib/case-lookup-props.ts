import { Annotations, type Duration, Stack, Token } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { FLOW_TIME_LIMITS, isFlowTimeLimit } from '../lambda/core/flow-time-limit';
import type { Instance } from '../lambda/core/instance-arn';
import { isKeyArn, isTopicArn, KEY_ARN_RULE, regionOf, TOPIC_ARN_RULE } from './arns';
import { type DefaultParameters, defaultsProblems } from './default-parameters';
import { DOMAIN_ID_RULE, hasCases, INSTANCE_ARN_RULE, isDomainId, parseInstanceArn } from './instance';
import { DEFAULT_MEMORY_SIZE, isMemorySize, MEMORY_SIZES } from './memory-size';

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
  /**
   * What holds for parameters that a flow does not pass, so that an administrator decides once.
   *
   * @default what the README's table of parameters says
   */
  defaults?: DefaultParameters;
  /**
   * Whether flows may ask for cases of one status. Lists of cases tell no status, so each case has to be read: the role
   * is widened by `cases:GetCase` on all cases and fields of the domain.
   *
   * @default not available; the role has no such right
   */
  openCasesOnly?: 'available';
  /** @default a name that CloudFormation makes up */
  functionName?: string;
  /** @default three months: long enough to look back at a case that a customer complains of */
  logRetention?: RetentionDays;
  /**
   * The KMS key that encrypts the log; its policy must let CloudWatch Logs use it (docs/operations.md).
   *
   * @default CloudWatch Logs encrypts with a key of its own
   */
  kmsKeyArn?: string;
  /**
   * Whether to publish metrics and to create alarms, a dashboard and saved queries. docs/operations.md says what they
   * cost.
   *
   * @default true
   */
  monitoring?: boolean;
  /**
   * The SNS topic that learns of alarms.
   *
   * @default alarms show on the dashboard and tell nobody
   */
  alarmTopicArn?: string;
  /**
   * Sandboxes that Lambda keeps started, so that no caller waits for a start. They cost money day and night.
   *
   * @default none
   */
  provisionedConcurrency?: number;
  /**
   * Whether CodeDeploy gives a new version one call in ten for ten minutes first, and takes them back when it fails.
   *
   * @default false: a new version gets all calls at once
   */
  canary?: boolean;
};

/**
 * Checks all that can be checked before deployment and reads the instance.
 *
 * @throws Error that names every problem.
 */
export function checkProps(scope: Construct, props: CaseLookupProps): Instance {
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
  if (flowTimeLimit !== undefined && !isFlowTimeLimit(flowTimeLimit.toSeconds({ integral: false }))) {
    problems.push(
      `flowTimeLimit was ${flowTimeLimit.toHumanString()}; it must be whole seconds from ${FLOW_TIME_LIMITS.shortest} to ${FLOW_TIME_LIMITS.longest}`,
    );
  }
  if (memorySize !== undefined && !Token.isUnresolved(memorySize) && !isMemorySize(memorySize)) {
    problems.push(
      `memorySize was ${memorySize}; it must be whole megabytes from ${MEMORY_SIZES.smallest} to ${MEMORY_SIZES.largest}, like ${DEFAULT_MEMORY_SIZE}`,
    );
  }
  const { provisionedConcurrency } = props;
  if (provisionedConcurrency !== undefined && !isPositiveInteger(provisionedConcurrency)) {
    problems.push(`provisionedConcurrency was ${provisionedConcurrency}; it must be ${PROVISIONED_CONCURRENCY_RULE}`);
  }
  problems.push(...foreignArns(props, instance));
  const statusAvailable = props.openCasesOnly === 'available';
  problems.push(...defaultsProblems(props.defaults ?? {}, { statusAvailable }));
  if (instance === undefined || problems.length > 0) throw new Error(`CaseLookup: ${problems.join('. ')}.`);
  return instance;
}

/** The function asks Cases in its own Region, with a role for its own account: anywhere else every lookup would fail. */
function foreignStack(stack: Stack, instance: Instance): string[] {
  return (['region', 'account'] as const)
    .filter((part) => !Token.isUnresolved(stack[part]) && stack[part] !== instance[part])
    .map((part) => `the stack's ${part} is ${stack[part]}, the instance's is ${instance[part]}; they must be the same`);
}

/** Logs and alarms reach a key and a topic in their own Region only. */
function foreignArns({ kmsKeyArn, alarmTopicArn, monitoring }: CaseLookupProps, instance?: Instance): string[] {
  const problems: string[] = [];
  const check = (name: string, arn: string | undefined, isRight: (arn: string) => boolean, rule: string) => {
    if (arn === undefined || Token.isUnresolved(arn)) return;
    if (!isRight(arn)) problems.push(`${name} was "${arn}"; it must be ${rule}`);
    else if (instance && regionOf(arn) !== instance.region)
      problems.push(`${name} was in ${regionOf(arn)}; it must be in ${instance.region}, where the instance is`);
  };
  check('kmsKeyArn', kmsKeyArn, isKeyArn, KEY_ARN_RULE);
  check('alarmTopicArn', alarmTopicArn, isTopicArn, TOPIC_ARN_RULE);
  if (alarmTopicArn !== undefined && monitoring === false)
    problems.push('alarmTopicArn was given and monitoring was false; without monitoring there are no alarms to send');
  return problems;
}

/** Sandboxes that Lambda keeps started, at least one. */
export const PROVISIONED_CONCURRENCY_RULE = 'a whole number of sandboxes to keep started, like 2';

function isPositiveInteger(value: number): boolean {
  return Token.isUnresolved(value) || (Number.isInteger(value) && value > 0);
}
