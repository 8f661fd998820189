import { isCaseDetailsSource } from '../../lambda/contract/environment';
import type { DefaultParameters } from '../props/default-parameters';
import { DEFAULTS } from '../props/defaults';
import { RULES } from '../props/problems';
import { readFields, readObject } from './further-fields';
import { readTags } from './tags';
import {
  RETENTION_DAYS,
  readBoolean,
  readFunctionName,
  readNumber,
  readRetention,
  readSampleFlow,
  readSeconds,
  readStackName,
} from './values';

/**
 * One setting of the stack: a key in the context of the CDK app. It only reads text: whether a value can be used is judged
 * with the props, in lib/props.
 */
type Setting<T> = {
  /** What the value must be, worded so that the reader can fix it, with an example. */
  rule: string;
  /** The value that applies where none is given, as it would be written in cdk.json. Without one the setting is optional. */
  default?: string;
  required?: true;
  /** Reads the value; undefined when it is not of the kind at all. @throws Error that says more than the rule */
  read(text: string): T | undefined;
};

const setting = <T>(of: Setting<T>) => of;
const text = (given: string) => given;

/** Every setting, in the order in which docs/settings.md explains them. */
export const SETTINGS = {
  instanceArn: setting({ rule: RULES.instanceArn, required: true, read: text }),
  casesDomainId: setting({ rule: RULES.casesDomainId, required: true, read: text }),
  stackName: setting({
    rule: 'the name of the stack: up to 128 letters, digits and dashes, beginning with a letter, like ConnectCaseLookup-support',
    read: readStackName,
  }),
  functionName: setting({
    rule: 'the name of the function: up to 64 letters, digits, dashes and underscores, like connect-case-lookup',
    read: readFunctionName,
  }),
  flowTimeLimitSeconds: setting({
    rule: RULES.flowTimeLimit,
    default: String(DEFAULTS.timeLimitSeconds),
    read: readSeconds,
  }),
  longestTimeLimitSeconds: setting({ rule: RULES.longestTimeLimit, read: readSeconds }),
  defaults: setting({
    rule: 'a JSON object of defaults for parameters that a flow does not pass, like {"contacts": "Initial,Current"}',
    default: '{}',
    read: readObject<DefaultParameters>,
  }),
  caseDetails: setting({
    rule: 'search or exact, or left out: with it flows can ask for the status and the order of cases, and the role may read every case',
    read: (text) => (isCaseDetailsSource(text) ? text : undefined),
  }),
  customerLookup: setting({
    rule: 'true or false: whether flows can ask for the cases of a customer; the role may then find every case',
    default: String(DEFAULTS.customerLookup),
    read: readBoolean,
  }),
  fields: setting({ rule: RULES.fields, read: readFields }),
  memorySize: setting({
    rule: RULES.memorySize,
    default: String(DEFAULTS.memorySize),
    read: readNumber,
  }),
  associate: setting({
    rule: "true, or false for an instance that already has the function in the flow designer's list",
    default: String(DEFAULTS.associate),
    read: readBoolean,
  }),
  monitoring: setting({
    rule: 'true, or false for no metrics, alarms, dashboard and saved queries',
    default: String(DEFAULTS.monitoring),
    read: readBoolean,
  }),
  alarmTopicArn: setting({ rule: RULES.alarmTopicArn, read: text }),
  provisionedConcurrency: setting({ rule: RULES.provisionedConcurrency, read: readNumber }),
  reservedConcurrentExecutions: setting({ rule: RULES.reservedConcurrentExecutions, read: readNumber }),
  canary: setting({
    rule: 'true or false: whether a new version first gets one invocation in ten',
    default: String(DEFAULTS.canary),
    read: readBoolean,
  }),
  kmsKeyArn: setting({ rule: RULES.kmsKeyArn, read: text }),
  logRetentionDays: setting({
    rule: `a number of days that CloudWatch Logs supports: ${RETENTION_DAYS.join(', ')}`,
    default: String(DEFAULTS.logRetentionDays),
    read: readRetention,
  }),
  tags: setting({
    rule: 'tags for every resource, like team=care,cost-centre=4711',
    read: readTags,
  }),
  sampleFlow: setting({
    rule: 'true or false: whether to create a sample flow and a module in the instance, which a later deployment overwrites and false deletes; or the one Region in which to create them, like us-west-2, if the instance has a replica',
    default: String(DEFAULTS.sampleFlow),
    read: readSampleFlow,
  }),
  sampleTestCases: setting({
    rule: "true or false: whether to create Connect's native test cases for the sample flow as well",
    default: String(DEFAULTS.sampleTestCases),
    read: readBoolean,
  }),
};

export type SettingName = keyof typeof SETTINGS;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];
