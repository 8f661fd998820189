import { Duration } from 'aws-cdk-lib';
import type { CaseLookupStackProps } from './case-lookup-stack';
import { type DefaultParameters, defaultsProblems } from './default-parameters';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE, isDomainId, parseInstanceArn } from './instance';

/** What each key of the context must be, in words that mend it, with an example. */
const KEYS = {
  instanceArn: INSTANCE_ARN_RULE,
  casesDomainId: DOMAIN_ID_RULE,
  flowTimeLimitSeconds: "the time limit of the flow's Invoke Lambda block, a whole number from 1 to 8, like 8",
  memorySize: 'megabytes of memory for the function, a whole number from 128 to 10240, like 512',
  defaults: 'a JSON object of the parameters that hold where a flow passes none, like {"contacts": "Initial,Current"}',
  openCasesOnly: 'available, or left out: with it flows can ask for open cases only, and the role may read every case',
  associate: 'true, or false for an instance that has the function in its list already',
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
    const given = context[key] ?? '';
    // cdk.json can hold an object where the command line has its JSON.
    const text = typeof given === 'object' ? JSON.stringify(given) : String(given);
    const value = text === '' ? ifMissing : parse(text);
    if (value === undefined)
      problems.push(`${key} ${text === '' ? 'is missing' : `was "${text}"`}; it must be ${KEYS[key]}`);
    return value as T;
  };

  const props = {
    instanceArn: read('instanceArn', (arn) => parseInstanceArn(arn)?.arn),
    casesDomainId: read('casesDomainId', (id) => (isDomainId(id) ? id : undefined)),
    flowTimeLimit: read('flowTimeLimitSeconds', parseSeconds, Duration.seconds(8)),
    memorySize: read('memorySize', parseMegabytes, 512),
    associate: read('associate', parseBoolean, true),
    defaults: read('defaults', parseObject, {}),
    openCasesOnly: context.openCasesOnly ? read('openCasesOnly', parseAvailable) : undefined,
  };
  const statusAvailable = props.openCasesOnly === 'available';
  problems.push(...defaultsProblems(props.defaults ?? {}, { statusAvailable }));
  if (problems.length > 0) {
    throw new Error(`The context of this app cannot be used:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  }
  return props;
}

/** A key that nobody reads would be ignored in silence, and the default deployed instead of what was meant. */
function misspelledKeys(context: Record<string, unknown>): string[] {
  const keys = Object.keys(KEYS) as Key[];
  return Object.keys(context).flatMap((given) => {
    if (keys.includes(given as Key)) return [];
    const meant = keys.find((key) => alike(key.toLowerCase(), given.toLowerCase()));
    return meant === undefined ? [] : [`${given} is not a key; did you mean ${meant}?`];
  });
}

/** Whether two words share their beginning and their end but for one place: a slip, an abbreviation, a missing part. */
function alike(key: string, given: string): boolean {
  const shorter = Math.min(key.length, given.length);
  let start = 0;
  while (start < shorter && key[start] === given[start]) start++;
  let end = 0;
  while (end < shorter && key.at(-1 - end) === given.at(-1 - end)) end++;
  return shorter >= 5 && start + end >= 0.8 * shorter;
}

function parseSeconds(value: string): Duration | undefined {
  return /^[1-8]$/.test(value) ? Duration.seconds(Number(value)) : undefined;
}

function parseMegabytes(value: string): number | undefined {
  const megabytes = /^\d{1,5}$/.test(value) ? Number(value) : 0;
  return megabytes >= 128 && megabytes <= 10_240 ? megabytes : undefined;
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
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
