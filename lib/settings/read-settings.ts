import { meantName } from '../../lambda/contract/spelling';
import type { CaseLookupStackProps } from '../case-lookup-stack';
import { parseInstanceArn, regionWarning } from '../props/instance';
import { propsProblems } from '../props/problems';
import { SETTING_NAMES, SETTINGS, type SettingName } from './settings';

/** Settings that a stack cannot be made from, with every reason. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: string[]) {
    super(
      `The settings cannot be used. They belong in cdk.json, under "context" (docs/settings.md):\n${problems.map((problem) => `- ${problem}`).join('\n')}`,
    );
  }
}

/**
 * Turns the context of the CDK app, which comes from cdk.json and from `-c key=value`, into the stack's props.
 *
 * @throws SettingsError that names every setting that is missing, wrong or misspelled.
 */
export function readSettings(context: Record<string, unknown>): CaseLookupStackProps & { stackName: string } {
  const problems = misspelledNames(context);
  const read = <N extends SettingName>(name: N) => readSetting(name, context[name], problems);

  const instanceArn = read('instanceArn');
  const props = {
    instanceArn,
    casesDomainId: read('casesDomainId'),
    stackName: read('stackName') ?? defaultStackName(instanceArn ?? ''),
    functionName: read('functionName'),
    flowTimeLimit: read('flowTimeLimitSeconds'),
    longestTimeLimit: read('longestTimeLimitSeconds'),
    defaults: read('defaults'),
    caseDetails: read('caseDetails') as 'search' | 'exact' | undefined,
    customerLookup: read('customerLookup'),
    fields: read('fields'),
    memorySize: read('memorySize'),
    associate: read('associate'),
    monitoring: read('monitoring'),
    alarmTopicArn: read('alarmTopicArn'),
    provisionedConcurrency: read('provisionedConcurrency'),
    reservedConcurrentExecutions: read('reservedConcurrentExecutions'),
    canary: read('canary'),
    kmsKeyArn: read('kmsKeyArn'),
    logRetention: read('logRetentionDays'),
    tags: read('tags'),
    ...readSamples(read('sampleFlow'), read('sampleTestCases'), instanceArn),
  };
  problems.push(
    ...propsProblems(props, { flowTimeLimit: 'flowTimeLimitSeconds', longestTimeLimit: 'longestTimeLimitSeconds' }),
  );
  if (problems.length > 0) throw new SettingsError(problems);
  return props as typeof props & { instanceArn: string; casesDomainId: string };
}

/**
 * Which samples the instance gets. Global Resiliency mirrors flows and modules to the replica, which has another Region:
 * with the name of a Region, one set of settings serves both stacks, and only one of them creates the samples.
 */
function readSamples(sampleFlow?: boolean | string, sampleTestCases?: boolean, instanceArn = '') {
  if (typeof sampleFlow !== 'string') return { sampleFlow, sampleTestCases };
  const isHere = parseInstanceArn(instanceArn)?.region === sampleFlow;
  return { sampleFlow: isHere, sampleTestCases: isHere ? sampleTestCases : undefined };
}

/** What is suspicious about the context but does not stop a deployment: names like settings, a Region without Cases. */
export function settingsWarnings(context: Record<string, unknown>): string[] {
  const region = parseInstanceArn(textOf(context.instanceArn))?.region;
  const warning = region && regionWarning(region);
  return [...similarNames(context), ...(warning ? [warning] : [])];
}

/**
 * The name of an instance's stack where none is given. It holds the beginning of the instance's id, so that the stack of
 * a second instance never takes the place of the first one's.
 */
export function defaultStackName(instanceArn: string): string {
  const { id = '' } = parseInstanceArn(instanceArn) ?? {};
  return `ConnectCaseLookup-${id.replaceAll('_', '-').slice(0, 8)}`;
}

type Value<N extends SettingName> = NonNullable<ReturnType<(typeof SETTINGS)[N]['read']>>;

function readSetting<N extends SettingName>(name: N, value: unknown, problems: string[]): Value<N> | undefined {
  const { rule, required = false, read } = SETTINGS[name];
  const text = textOf(value);
  if (text === '') {
    if (required) problems.push(`${name} is missing; it must be ${rule}`);
    return undefined;
  }
  try {
    const result = read(text);
    if (result === undefined) problems.push(`${name} was "${text}"; it must be ${rule}`);
    return result as Value<N>;
  } catch (error) {
    problems.push(`${name} was "${text}": ${(error as Error).message}`);
    return undefined;
  }
}

/** The text of a value of the context, which is a string on the command line and any JSON in cdk.json. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** A misspelled name would be ignored in silence, and the default deployed instead of the value that was meant. */
function misspelledNames(context: Record<string, unknown>): string[] {
  return foreignNames(context).flatMap((given) => {
    const meant = meantName(given, SETTING_NAMES);
    return meant === undefined ? [] : [`${given} is not a setting; did you mean ${meant}?`];
  });
}

/** Names that hold a setting's name or are part of one. Another tool of the same app may use them. */
export function similarNames(context: Record<string, unknown>): string[] {
  return foreignNames(context).flatMap((given) => {
    if (meantName(given, SETTING_NAMES) !== undefined) return [];
    const similar = meantName(given, SETTING_NAMES, { orPart: true });
    return similar === undefined
      ? []
      : [`${given} is not a setting and is ignored; if you meant ${similar}, rename it`];
  });
}

/** The names in the context that could be meant for a setting. Names with a colon or a slash belong to other tools. */
function foreignNames(context: Record<string, unknown>): string[] {
  return Object.keys(context).filter((name) => !SETTING_NAMES.includes(name as SettingName) && !/[:/]/.test(name));
}
