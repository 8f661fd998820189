import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { FLOW_TIME_LIMITS, readFlowTimeLimit } from '../lambda/core/flow-time-limit';
import { meantName } from '../lambda/core/spelling';
import { isObject } from '../lambda/core/values';
import { isKeyArn, isTopicArn, KEY_ARN_RULE, TOPIC_ARN_RULE } from './arns';
import { DEFAULT_MEMORY_SIZE, isMemorySize, PROVISIONED_CONCURRENCY_RULE } from './case-lookup-props';
import type { CaseLookupStackProps } from './case-lookup-stack';
import { type DefaultParameters, defaultsProblems } from './default-parameters';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE, isDomainId, parseInstanceArn } from './instance';

/** Days for which CloudWatch Logs can keep a log; the CDK's list ends with a number that stands for ever. */
const RETENTION_DAYS = Object.values(RetentionDays).filter(
  (days): days is number => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** What each key of the context must be, in words that mend it, with an example. */
const KEYS = {
  instanceArn: INSTANCE_ARN_RULE,
  casesDomainId: DOMAIN_ID_RULE,
  flowTimeLimitSeconds: `the time limit of the flow's Invoke Lambda block, a whole number from ${FLOW_TIME_LIMITS.shortest} to ${FLOW_TIME_LIMITS.longest}, like ${FLOW_TIME_LIMITS.longest}`,
  memorySize: 'megabytes of memory for the function, a whole number from 128 to 10240, like 512',
  defaults: 'a JSON object of the parameters that hold where a flow passes none, like {"contacts": "Initial,Current"}',
  openCasesOnly: 'available, or left out: with it flows can ask for open cases only, and the role may read every case',
  associate: 'true, or false for an instance that has the function in its list already',
  monitoring: 'true, or false for no metrics, alarms, dashboard and saved queries',
  alarmTopicArn: TOPIC_ARN_RULE,
  provisionedConcurrency: PROVISIONED_CONCURRENCY_RULE,
  canary: 'true or false: whether a new version gets one call in ten first',
  kmsKeyArn: KEY_ARN_RULE,
  logRetentionDays: `a number of days that CloudWatch Logs knows: ${RETENTION_DAYS.join(', ')}`,
  tags: 'pairs of key and value for every resource, like team=care,cost-centre=4711',
  sampleFlow: 'false, or true to put a sample flow, a module and test cases into the instance',
};

type Key = keyof typeof KEYS;

/**
 * Turns the context of the CDK app (`cdk deploy -c key=value`) into the stack's props.
 *
 * @throws Error that names every key that is missing, wrong or misspelled.
 */
export function readAppContext(context: Record<string, unknown>): CaseLookupStackProps {
  const problems = misspelledKeys(context);
  const read = <T>(key: Key, parse: (value: string) => T | undefined, ifMissing?: T): T => {
    const given = textOf(context[key]);
    const value = given === '' ? ifMissing : parse(given);
    if (value === undefined)
      problems.push(`${key} ${given === '' ? 'is missing' : `was "${given}"`}; it must be ${KEYS[key]}`);
    return value as T;
  };
  const readIfGiven = <T>(key: Key, parse: (value: string) => T | undefined): T | undefined =>
    textOf(context[key]) === '' ? undefined : read(key, parse);

  const props = {
    instanceArn: read('instanceArn', (arn) => parseInstanceArn(arn)?.arn),
    casesDomainId: read('casesDomainId', (id) => (isDomainId(id) ? id : undefined)),
    flowTimeLimit: read('flowTimeLimitSeconds', parseSeconds, Duration.seconds(FLOW_TIME_LIMITS.longest)),
    memorySize: read('memorySize', parseMegabytes, DEFAULT_MEMORY_SIZE),
    associate: read('associate', parseBoolean, true),
    monitoring: read('monitoring', parseBoolean, true),
    alarmTopicArn: readIfGiven('alarmTopicArn', (arn) => (isTopicArn(arn) ? arn : undefined)),
    provisionedConcurrency: readIfGiven('provisionedConcurrency', parseCount),
    canary: read('canary', parseBoolean, false),
    kmsKeyArn: readIfGiven('kmsKeyArn', (arn) => (isKeyArn(arn) ? arn : undefined)),
    logRetention: readIfGiven('logRetentionDays', parseRetention),
    tags: readIfGiven('tags', parseTags),
    sampleFlow: read('sampleFlow', parseBoolean, false),
    defaults: read('defaults', parseObject, {}),
    openCasesOnly: readIfGiven('openCasesOnly', parseAvailable),
  };
  const statusAvailable = props.openCasesOnly === 'available';
  problems.push(...defaultsProblems(props.defaults ?? {}, { statusAvailable }));
  if (problems.length > 0) {
    throw new Error(`The context of this app cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
  return props;
}

/** A value of the context is a text on the command line, and any JSON in cdk.json. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A key that nobody reads would be ignored in silence, and the default deployed instead of what was meant. */
function misspelledKeys(context: Record<string, unknown>): string[] {
  const keys = Object.keys(KEYS) as Key[];
  return Object.keys(context).flatMap((given) => {
    if (keys.includes(given as Key)) return [];
    const meant = meantName(given, keys, { orPart: true });
    return meant === undefined ? [] : [`${given} is not a key; did you mean ${meant}?`];
  });
}

function parseSeconds(value: string): Duration | undefined {
  const seconds = readFlowTimeLimit(value);
  return seconds === undefined ? undefined : Duration.seconds(seconds);
}

function parseMegabytes(value: string): number | undefined {
  const megabytes = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return isMemorySize(megabytes) ? megabytes : undefined;
}

function parseCount(value: string): number | undefined {
  return /^[1-9]\d{0,4}$/.test(value) ? Number(value) : undefined;
}

function parseRetention(value: string): RetentionDays | undefined {
  return RETENTION_DAYS.find((days) => String(days) === value);
}

/** Letters, digits, spaces and `_ . : / + - @`, up to 128 for a key and 256 for a value, as AWS allows them in tags. */
const TAG = /^\s*(?!aws:)([\p{L}\p{N} _.:/+@-]{1,128})=([\p{L}\p{N} _.:/+=@-]{0,256})$/u;

function parseTags(value: string): Record<string, string> | undefined {
  const tags = value.split(',').map((pair) => TAG.exec(pair));
  if (tags.includes(null)) return undefined;
  return Object.fromEntries((tags as RegExpExecArray[]).map(([, key = '', text = '']) => [key.trim(), text.trim()]));
}

function parseBoolean(value: string): boolean | undefined {
  return value === 'true' ? true : value === 'false' ? false : undefined;
}

function parseAvailable(value: string): 'available' | undefined {
  return value === 'available' ? value : undefined;
}

function parseObject(json: string): DefaultParameters | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
