import { Duration, Token } from 'aws-cdk-lib';
import { isCaseDetailsSource } from '../../lambda/contract/environment';
import type { Instance } from '../../lambda/contract/instance-arn';
import { areFurtherFields, FURTHER_FIELDS_RULE } from '../../lambda/contract/response';
import {
  isTimeLimitSeconds,
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
} from '../../lambda/contract/time-limits';
import { isUuid } from '../../lambda/contract/values';
import type { CaseLookupProps } from './case-lookup-props';
import { defaultsProblems } from './default-parameters';
import { DEFAULTS } from './defaults';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE, isDummy, parseInstanceArn } from './instance';

/** Megabytes that Lambda offers (Lambda quotas). */
const MIN_MEMORY_SIZE = 128;
const MAX_MEMORY_SIZE = 10_240;

/** Characters that Connect accepts in the name of a flow or a test case (CloudFormation, AWS::Connect::ContactFlow). */
const MAX_FLOW_NAME = 127;

/** What the names of the sample flow's resources add to the stack's name. */
const SAMPLE_NAME_ENDINGS = { flow: ' sample flow', testCase: ' test several' };

/** What each value must be, worded so that the reader can fix a wrong one, with an example. */
export const RULES = {
  instanceArn: INSTANCE_ARN_RULE,
  casesDomainId: DOMAIN_ID_RULE,
  flowTimeLimit: `whole seconds from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}, the time limit of the flow's Invoke Lambda block, like ${MAX_TIME_LIMIT_SECONDS}`,
  longestTimeLimit: `whole seconds from the time limit of the flow to ${MAX_ASYNC_TIME_LIMIT_SECONDS}, the longest that a block may name, like ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
  caseDetails: 'search or exact, or left out',
  fields: FURTHER_FIELDS_RULE,
  memorySize: `whole megabytes from ${MIN_MEMORY_SIZE} to ${MAX_MEMORY_SIZE}, like ${DEFAULTS.memorySize}`,
  provisionedConcurrency: 'a whole number of execution environments to keep started, like 2',
  reservedConcurrentExecutions: 'a whole number of executions that are reserved for the function, like 20',
  kmsKeyArn:
    'the ARN of a KMS key, not of an alias, like arn:aws:kms:us-west-2:111122223333:key/3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091',
  alarmTopicArn:
    'the ARN of a standard SNS topic, like arn:aws:sns:us-west-2:111122223333:on-call; alarms cannot be sent to a FIFO topic',
};

/** What can be judged: the props of the construct or of the stack, with ARNs in the place of constructs. */
export type Judged = Partial<Omit<CaseLookupProps, 'kmsKey' | 'alarmTopic' | 'vpc' | 'securityGroups'>> & {
  readonly kmsKeyArn?: string;
  readonly alarmTopicArn?: string;
  readonly stackName?: string;
  readonly sampleFlow?: boolean;
  readonly sampleTestCases?: boolean;
};

/**
 * Finds every problem of some props, as far as that is possible before deployment. It judges the props of the construct,
 * those of the stack and the settings alike. What is missing or a token is not judged.
 *
 * @param names What the reader calls a value, where that is not the name of the prop.
 */
export function propsProblems(judged: Judged, names: Partial<Record<keyof Judged, string>> = {}): string[] {
  const problems: string[] = [];
  const nameOf = (key: keyof Judged) => names[key] ?? key;
  const check = <K extends keyof Judged & keyof typeof RULES>(
    key: K,
    isRight: (value: NonNullable<Judged[K]>) => boolean,
    shown: (value: NonNullable<Judged[K]>) => string = (value) => `"${value}"`,
  ) => {
    const value = judged[key];
    if (value === undefined || isUnknownYet(value) || isRight(value)) return;
    problems.push(`${nameOf(key)} was ${shown(value)}; it must be ${RULES[key]}`);
  };
  check('instanceArn', (arn) => parseInstanceArn(arn) !== undefined);
  check('casesDomainId', isUuid);
  check('flowTimeLimit', (limit) => isTimeLimitSeconds(secondsOf(limit)), inWords);
  const { flowTimeLimit = Duration.seconds(DEFAULTS.timeLimitSeconds) } = judged;
  const least = isUnknownYet(flowTimeLimit) ? MIN_TIME_LIMIT_SECONDS : secondsOf(flowTimeLimit);
  check(
    'longestTimeLimit',
    (limit) => secondsOf(limit) >= least && isTimeLimitSeconds(secondsOf(limit), MAX_ASYNC_TIME_LIMIT_SECONDS),
    (limit) => `${inWords(limit)} and ${nameOf('flowTimeLimit')} ${least} seconds`,
  );
  check('caseDetails', isCaseDetailsSource);
  check('fields', (fields) => areFurtherFields(withoutTokens(fields)), JSON.stringify);
  check('memorySize', (size) => Number.isInteger(size) && size >= MIN_MEMORY_SIZE && size <= MAX_MEMORY_SIZE, String);
  check('provisionedConcurrency', isPositiveInteger, String);
  check('reservedConcurrentExecutions', isPositiveInteger, String);
  check('kmsKeyArn', (arn) => KEY_ARN.test(arn));
  check('alarmTopicArn', (arn) => TOPIC_ARN.test(arn));

  const detailsAvailable = judged.caseDetails !== undefined;
  problems.push(
    ...defaultsProblems(judged.defaults ?? {}, { detailsAvailable }),
    ...regionProblems(judged, nameOf),
    ...contradictions(judged, nameOf),
    ...longNames(judged),
  );
  return problems;
}

const KEY_ARN = /^arn:aws[a-z-]*:kms:[a-z]{2,}(-[a-z]+)+-\d+:\d{12}:key\/[\w-]{1,128}$/;
/** The name of a FIFO topic has a dot. */
const TOPIC_ARN = /^arn:aws[a-z-]*:sns:[a-z]{2,}(-[a-z]+)+-\d+:\d{12}:[\w-]{1,256}$/;

/** A log needs a key, and an alarm a topic, in its own Region. */
function regionProblems(judged: Judged, nameOf: (key: keyof Judged) => string): string[] {
  const instance = parseInstanceArn(judged.instanceArn ?? '');
  return (['kmsKeyArn', 'alarmTopicArn'] as const).flatMap((key) => {
    const region = isUnknownYet(judged[key]) ? undefined : judged[key]?.split(':')[3];
    if (instance === undefined || !region || region === instance.region) return [];
    return [`${nameOf(key)} ${inRegion(region, instance)}`];
  });
}

/** What is wrong with something that is in another Region than the instance. */
export function inRegion(region: string, instance: Instance): string {
  return `was in ${region}; it must be in ${instance.region}, where the instance is`;
}

function contradictions(judged: Judged, nameOf: (key: keyof Judged) => string): string[] {
  const { alarmTopicArn, monitoring, sampleTestCases, sampleFlow, fields = {} } = judged;
  const problems: string[] = [];
  if (Object.keys(fields).length > 0 && !judged.caseDetails && !judged.customerLookup) {
    problems.push(
      `${nameOf('fields')} needs caseDetails or customerLookup; without them the function reads no fields of a case`,
    );
  }
  const instance = parseInstanceArn(judged.instanceArn ?? '');
  if (instance !== undefined && instance.id === judged.casesDomainId) {
    problems.push(`${nameOf('casesDomainId')} was the id of the instance; it must be ${RULES.casesDomainId}`);
  }
  if (alarmTopicArn !== undefined && monitoring === false) {
    problems.push(
      `${nameOf('alarmTopicArn')} was given and monitoring was false; without monitoring there are no alarms to send`,
    );
  }
  const { provisionedConcurrency = 0, reservedConcurrentExecutions = Number.POSITIVE_INFINITY } = judged;
  if (
    !isUnknownYet(provisionedConcurrency) &&
    !isUnknownYet(reservedConcurrentExecutions) &&
    provisionedConcurrency > reservedConcurrentExecutions
  ) {
    problems.push(
      `${nameOf('provisionedConcurrency')} was ${provisionedConcurrency} and ${nameOf('reservedConcurrentExecutions')} ${reservedConcurrentExecutions}; the first must not be more than the second`,
    );
  }
  if (sampleTestCases && !sampleFlow) {
    problems.push('sampleTestCases was true and sampleFlow was false; the test cases are for the sample flow');
  }
  return problems;
}

/** Names that begin with the stack's name and would be too long for Connect. */
function longNames({ stackName = '', sampleFlow, sampleTestCases }: Judged): string[] {
  if (!sampleFlow) return [];
  const ending = sampleTestCases ? SAMPLE_NAME_ENDINGS.testCase : SAMPLE_NAME_ENDINGS.flow;
  const longest = MAX_FLOW_NAME - ending.length;
  if (stackName.length <= longest) return [];
  const why = sampleTestCases ? 'sampleTestCases' : 'sampleFlow';
  return [
    `stackName has ${stackName.length} characters; with ${why} it must have at most ${longest}, because Connect accepts ${MAX_FLOW_NAME} in the names that begin with it`,
  ];
}

/** Fields whose ids only the deployment knows count as right: their keys are still judged. */
function withoutTokens(fields: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, id]) => [key, isUnknownYet(id) ? 'unknown-yet' : id]));
}

/** Whether only a later synthesis or the deployment knows the value. */
function isUnknownYet(value: unknown): boolean {
  return (value instanceof Duration ? value.isUnresolved() : Token.isUnresolved(value)) || isDummy(value);
}

function isPositiveInteger(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

function secondsOf(limit: Duration): number {
  return limit.toSeconds({ integral: false });
}

function inWords(limit: Duration): string {
  return limit.toHumanString();
}
