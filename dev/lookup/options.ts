import type { ParseArgsConfig } from 'node:util';
import {
  MAX_ASYNC_TIME_LIMIT_SECONDS,
  MAX_TIME_LIMIT_SECONDS,
  MIN_TIME_LIMIT_SECONDS,
  readTimeLimitSeconds,
} from '../../lambda/contract/time-limits';

/** What the placeholder becomes where flows run without a deployment. */
export const EXAMPLE_FUNCTION_ARN = 'arn:aws:lambda:us-west-2:111122223333:function:case-lookup';

/** The options of every command that reads flow content, for `util.parseArgs`. */
export const FLOW_ARGUMENTS = {
  function: { type: 'string' },
  'time-limit': { type: 'string' },
  'longest-time-limit': { type: 'string' },
  'case-details': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** What those options mean, for a command's help. */
export const FLOW_HELP = `  --function ARN  the ARN by which the content names the function of this project, where it is not the placeholder
  --time-limit N  the flowTimeLimitSeconds with which the stack is deployed (default ${MAX_TIME_LIMIT_SECONDS})
  --longest-time-limit N  the longestTimeLimitSeconds with which the stack is deployed (default: that of --time-limit)
  --case-details SOURCE  the caseDetails with which the stack is deployed, search or exact (default: none)`;

/** Reads the values of a command line. @throws Error that says what an option must be */
export function readFlowOptions(values: {
  function?: string;
  'time-limit'?: string;
  'longest-time-limit'?: string;
  'case-details'?: string;
}): {
  functionArn: string | undefined;
  /** Whole seconds. */
  timeLimit: number;
  longestTimeLimit: number;
  caseDetails: 'search' | 'exact' | undefined;
} {
  const { function: functionArn, 'time-limit': limit = String(MAX_TIME_LIMIT_SECONDS) } = values;
  const timeLimit = /^\d+$/.test(limit) ? Number(limit) : 0;
  if (timeLimit < MIN_TIME_LIMIT_SECONDS || timeLimit > MAX_TIME_LIMIT_SECONDS) {
    throw new Error(
      `--time-limit: was "${limit}"; it must be a whole number from ${MIN_TIME_LIMIT_SECONDS} to ${MAX_TIME_LIMIT_SECONDS}`,
    );
  }
  const longestTimeLimit = readLongestTimeLimit(values['longest-time-limit'], timeLimit);
  return { functionArn, timeLimit, longestTimeLimit, caseDetails: readCaseDetails(values['case-details']) };
}

/** Reads the value of --longest-time-limit, in whole seconds. @throws Error that says what it must be */
export function readLongestTimeLimit(value: string | undefined, timeLimit: number): number {
  if (value === undefined) return timeLimit;
  const limit = readTimeLimitSeconds(value, MAX_ASYNC_TIME_LIMIT_SECONDS) ?? 0;
  if (limit >= timeLimit) return limit;
  throw new Error(
    `--longest-time-limit: was "${value}"; it must be a whole number from ${timeLimit}, the time limit, to ${MAX_ASYNC_TIME_LIMIT_SECONDS}`,
  );
}

/** Reads the value of --case-details. @throws Error that says what it must be */
export function readCaseDetails(value: string | undefined): 'search' | 'exact' | undefined {
  if (value === undefined || value === 'search' || value === 'exact') return value;
  throw new Error(`--case-details: was "${value}"; it must be search or exact`);
}

/** Reads the values of an option that is written NAME=FILE, as often as it is given. @throws Error that shows how */
export function readPairs<T>(option: string, values: string[] = [], read: (file: string) => T): Map<string, T> {
  return new Map(
    values.map((value) => {
      const [, name, file] = /^(.+?)=(.+)$/.exec(value) ?? [];
      if (name !== undefined && file !== undefined) return [name, read(file)];
      throw new Error(`${option}: was "${value}"; it must be written NAME=FILE`);
    }),
  );
}
