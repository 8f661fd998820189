import { Annotations, Stack, Token, Validations } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { Instance } from '../../lambda/contract/instance-arn';
import {
  isTimeLimitSeconds,
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
} from '../../lambda/contract/time-limits';
import { isKeyArn, isTopicArn, KEY_ARN_RULE, regionOf, TOPIC_ARN_RULE } from './arns';
import type { CaseLookupProps } from './case-lookup-props';
import { defaultsProblems } from './default-parameters';
import { DOMAIN_ID_RULE, hasCases, INSTANCE_ARN_RULE, isDomainId, parseInstanceArn } from './instance';
import { DEFAULT_MEMORY_SIZE, isMemorySize, MEMORY_SIZES } from './memory-size';

/**
 * Checks the props as far as that is possible before deployment, and reads the instance.
 *
 * @throws Error that names every problem.
 */
export function checkProps(scope: Construct, props: CaseLookupProps): Instance {
  const { instanceArn, casesDomainId, flowTimeLimit, longestTimeLimit, memorySize } = props;
  const instance = parseInstanceArn(instanceArn);
  const problems: string[] = [];
  if (instance === undefined) {
    problems.push(`instanceArn was "${instanceArn}"; it must be, known before deployment, ${INSTANCE_ARN_RULE}`);
  } else {
    problems.push(...foreignStack(Stack.of(scope), instance));
    if (!hasCases(instance.region)) warnOfRegion(scope, instance.region);
  }
  if (!isDomainId(casesDomainId)) {
    problems.push(`casesDomainId was "${casesDomainId}"; it must be ${DOMAIN_ID_RULE}`);
  }
  if (flowTimeLimit !== undefined && !isTimeLimitSeconds(flowTimeLimit.toSeconds({ integral: false }))) {
    problems.push(
      `flowTimeLimit was ${flowTimeLimit.toHumanString()}; it must be whole seconds from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}`,
    );
  }
  const atLeast = flowTimeLimit?.toSeconds({ integral: false }) ?? MAX_TIME_LIMIT_SECONDS;
  if (longestTimeLimit !== undefined && !isLongestTimeLimit(longestTimeLimit.toSeconds({ integral: false }), atLeast)) {
    problems.push(
      `longestTimeLimit was ${longestTimeLimit.toHumanString()}; it must be whole seconds from ${atLeast}, the flowTimeLimit, to ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
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
  const detailsAvailable = props.caseDetails !== undefined;
  problems.push(...defaultsProblems(props.defaults ?? {}, { detailsAvailable }));
  if (instance === undefined || problems.length > 0) throw new Error(`CaseLookup: ${problems.join('. ')}.`);
  return instance;
}

/** Warns of a Region without Cases, and lets the warning speak alone. */
function warnOfRegion(scope: Construct, region: string): void {
  Annotations.of(scope).addWarningV2(
    'connect-case-lookup:no-cases-in-region',
    `Amazon Connect Cases is not known to exist in ${region}, and without it every lookup fails. If AWS has opened it there since, ignore this.`,
  );
  acceptUnlistedTypes(scope);
}

/**
 * Accepts resource types that the CDK does not list for the Region. Its list is as likely to be out of date as ours of
 * Regions with Cases: errors about types would hide the warning, and would stop people where AWS has opened Cases since.
 */
export function acceptUnlistedTypes(scope: Construct): void {
  Validations.of(scope).acknowledge({
    id: 'CloudFormation-Validate::F3006',
    reason: 'The Region is not one of those known to have Cases; a warning says so.',
  });
}

/** The function asks Cases in its own Region, with a role for its own account. Anywhere else every lookup would fail. */
function foreignStack(stack: Stack, instance: Instance): string[] {
  return (['region', 'account'] as const)
    .filter((part) => !Token.isUnresolved(stack[part]) && stack[part] !== instance[part])
    .map((part) => `the stack's ${part} is ${stack[part]}, the instance's is ${instance[part]}; they must be the same`);
}

/** A log needs a key, and an alarm a topic, in its own Region. */
function foreignArns(props: CaseLookupProps, instance?: Instance): string[] {
  const { kmsKey, alarmTopic, monitoring } = props;
  const { kmsKeyArn = kmsKey?.keyArn, alarmTopicArn = alarmTopic?.topicArn } = props;
  const problems: string[] = [];
  if (kmsKey && props.kmsKeyArn) problems.push('kmsKey and kmsKeyArn were both given; give one');
  if (alarmTopic && props.alarmTopicArn) problems.push('alarmTopic and alarmTopicArn were both given; give one');
  const check = (name: string, arn: string | undefined, isRight: (arn: string) => boolean, rule: string) => {
    if (arn === undefined || Token.isUnresolved(arn)) return;
    if (!isRight(arn)) problems.push(`${name} was "${arn}"; it must be ${rule}`);
    else if (instance && regionOf(arn) !== instance.region)
      problems.push(`${name} was in ${regionOf(arn)}; it must be in ${instance.region}, where the instance is`);
  };
  check('kmsKeyArn', kmsKeyArn, isKeyArn, KEY_ARN_RULE);
  check('alarmTopicArn', alarmTopicArn, isTopicArn, TOPIC_ARN_RULE);
  if (alarmTopicArn !== undefined && monitoring === false)
    problems.push(
      `${alarmTopic ? 'alarmTopic' : 'alarmTopicArn'} was given and monitoring was false; without monitoring there are no alarms to send`,
    );
  return problems;
}

/** What the number of sandboxes to keep started must be. */
export const PROVISIONED_CONCURRENCY_RULE = 'a whole number of sandboxes to keep started, like 2';

function isPositiveInteger(value: number): boolean {
  return Token.isUnresolved(value) || (Number.isInteger(value) && value > 0);
}

/** Whether blocks can be allowed to name so many seconds, where a block that names none waits `flowTimeLimit` seconds. */
export function isLongestTimeLimit(seconds: number, flowTimeLimit: number): boolean {
  return seconds >= flowTimeLimit && isTimeLimitSeconds(seconds, MAX_ASYNC_TIME_LIMIT_SECONDS);
}
