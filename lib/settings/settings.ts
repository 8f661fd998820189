import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
} from '../../lambda/contract/time-limits';
import { isKeyArn, isTopicArn, KEY_ARN_RULE, TOPIC_ARN_RULE } from '../props/arns';
import { PROVISIONED_CONCURRENCY_RULE } from '../props/check-props';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE, isDomainId, parseInstanceArn } from '../props/instance';
import { DEFAULT_MEMORY_SIZE } from '../props/memory-size';
import { readTags } from './tags';
import {
  RETENTION_DAYS,
  readBoolean,
  readCount,
  readDefaults,
  readMegabytes,
  readRetention,
  readSeconds,
  readStackName,
} from './values';

/** One setting of the stack: a key in the context of the CDK app. */
type Setting<T> = {
  /** What the value must be, worded so that the reader can fix it, with an example. */
  rule: string;
  /** The value that applies where none is given, as it would be written in cdk.json. Without one the setting is optional. */
  default?: string;
  required?: true;
  /** Reads the value; undefined when it does not keep the rule. @throws Error that says more than the rule */
  read(text: string): T | undefined;
};

const setting = <T>(of: Setting<T>) => of;

/** Every setting, in the order in which docs/settings.md explains them. */
export const SETTINGS = {
  instanceArn: setting({
    rule: INSTANCE_ARN_RULE,
    required: true,
    read: (arn) => parseInstanceArn(arn)?.arn,
  }),
  casesDomainId: setting({
    rule: DOMAIN_ID_RULE,
    required: true,
    read: (id) => (isDomainId(id) ? id : undefined),
  }),
  stackName: setting({
    rule: 'the name of the stack: up to 128 letters, digits and dashes, beginning with a letter, like ConnectCaseLookup-support',
    read: readStackName,
  }),
  flowTimeLimitSeconds: setting({
    rule: `the time limit of the flow's Invoke Lambda block, a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}, like ${MAX_TIME_LIMIT_SECONDS}`,
    default: String(MAX_TIME_LIMIT_SECONDS),
    read: (text) => readSeconds(text),
  }),
  longestTimeLimitSeconds: setting({
    rule: `the longest time limit that a block may name, a whole number from flowTimeLimitSeconds to ${MAX_ASYNC_TIME_LIMIT_SECONDS}, like ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
    read: (text) => readSeconds(text, MAX_ASYNC_TIME_LIMIT_SECONDS),
  }),
  defaults: setting({
    rule: 'a JSON object of defaults for parameters that a flow does not pass, like {"contacts": "Initial,Current"}',
    default: '{}',
    read: readDefaults,
  }),
  caseDetails: setting({
    rule: 'search or exact, or left out: with it flows can ask for the status and the order of cases, and the role may read every case',
    read: (text) => (text === 'search' || text === 'exact' ? text : undefined),
  }),
  memorySize: setting({
    rule: 'megabytes of memory for the function, a whole number from 128 to 10240, like 512',
    default: String(DEFAULT_MEMORY_SIZE),
    read: readMegabytes,
  }),
  associate: setting({
    rule: "true, or false for an instance that already has the function in the flow designer's list",
    default: 'true',
    read: readBoolean,
  }),
  monitoring: setting({
    rule: 'true, or false for no metrics, alarms, dashboard and saved queries',
    default: 'true',
    read: readBoolean,
  }),
  alarmTopicArn: setting({
    rule: TOPIC_ARN_RULE,
    read: (arn) => (isTopicArn(arn) ? arn : undefined),
  }),
  provisionedConcurrency: setting({
    rule: PROVISIONED_CONCURRENCY_RULE,
    read: readCount,
  }),
  canary: setting({
    rule: 'true or false: whether a new version first gets one invocation in ten',
    default: 'false',
    read: readBoolean,
  }),
  kmsKeyArn: setting({
    rule: KEY_ARN_RULE,
    read: (arn) => (isKeyArn(arn) ? arn : undefined),
  }),
  logRetentionDays: setting({
    rule: `a number of days that CloudWatch Logs supports: ${RETENTION_DAYS.join(', ')}`,
    default: '90',
    read: readRetention,
  }),
  tags: setting({
    rule: 'tags for every resource, like team=care,cost-centre=4711',
    read: readTags,
  }),
  sampleFlow: setting({
    rule: 'true or false: whether to create a sample flow and a module in the instance',
    default: 'false',
    read: readBoolean,
  }),
  sampleTestCases: setting({
    rule: "true or false: whether to create Connect's native test cases for the sample flow as well",
    default: 'false',
    read: readBoolean,
  }),
};

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
