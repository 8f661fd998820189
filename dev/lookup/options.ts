import { InvalidArgumentError, Option } from 'commander';
import { areFurtherFields, FURTHER_FIELDS_RULE, type FurtherFields } from '../../lambda/contract/response';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
} from '../../lambda/contract/time-limits';
import { readFields } from '../../lib/settings/further-fields';
import { UsageError, wholeNumber } from '../commands/command';

/** What the placeholder becomes where flows run without a deployment. */
export const EXAMPLE_FUNCTION_ARN = 'arn:aws:lambda:us-west-2:111122223333:function:case-lookup';

const STACK = 'The stack:';

export const TIME_LIMIT_OPTION = new Option('--time-limit <s>', 'its flowTimeLimitSeconds')
  .argParser(wholeNumber(MIN_TIME_LIMIT_SECONDS, MAX_TIME_LIMIT_SECONDS))
  .default(MAX_TIME_LIMIT_SECONDS)
  .helpGroup(STACK);

/** The options that say how the stack is deployed. */
export const STACK_OPTIONS: Option[] = [
  TIME_LIMIT_OPTION,
  new Option('--longest-time-limit <s>', 'its longestTimeLimitSeconds')
    .argParser(wholeNumber(MIN_TIME_LIMIT_SECONDS, MAX_ASYNC_TIME_LIMIT_SECONDS))
    .helpGroup(STACK),
  new Option('--case-details <source>', 'its caseDetails').choices(['search', 'exact']).helpGroup(STACK),
  new Option('--customer-lookup', 'its customerLookup').helpGroup(STACK),
  new Option('--fields <list>', 'its fields: KEY=FIELD_ID,...').argParser(toFields).helpGroup(STACK),
];

function toFields(text: string): FurtherFields {
  const fields = readFields(text);
  if (fields !== undefined && areFurtherFields(fields)) return fields;
  throw new InvalidArgumentError(`It must be ${FURTHER_FIELDS_RULE}.`);
}

/** Names the function of this project where the content does not hold its placeholder. */
export const FUNCTION_OPTION = new Option(
  '--function <arn>',
  'the ARN of its function, if the content holds it',
).helpGroup(STACK);

/** The values of those options. */
export type StackValues = {
  function?: string;
  'time-limit': number;
  'longest-time-limit'?: number;
  'case-details'?: 'search' | 'exact';
  'customer-lookup'?: true;
  fields?: FurtherFields;
};

/** What the stack lets the function read, as its props say it. */
export function readingOf(values: Omit<StackValues, 'function'>) {
  const { 'case-details': caseDetails, 'customer-lookup': customerLookup = false, fields = {} } = values;
  if (Object.keys(fields).length > 0 && caseDetails === undefined && !customerLookup) {
    throw new UsageError(
      '--fields needs --case-details or --customer-lookup, without which no field of a case is read',
    );
  }
  return { caseDetails, customerLookup, fields };
}

/** Whole seconds: the time limit and the longest one that a flow may ask for. @throws UsageError */
export function timeLimitsOf(values: Omit<StackValues, 'function'>): { timeLimit: number; longestTimeLimit: number } {
  const { 'time-limit': timeLimit, 'longest-time-limit': longestTimeLimit = timeLimit } = values;
  if (longestTimeLimit >= timeLimit) return { timeLimit, longestTimeLimit };
  throw new UsageError(
    `--longest-time-limit: was "${longestTimeLimit}"; it must be a whole number from ${timeLimit}, the time limit, to ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
  );
}
