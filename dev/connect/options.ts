import type { ParseArgsConfig } from 'node:util';
import { FLOW_TIME_LIMITS } from '../../lib/case-lookup-props';

/** The options of every command that reads flow content, for `util.parseArgs`. */
export const FLOW_ARGUMENTS = {
  function: { type: 'string' },
  'time-limit': { type: 'string' },
} as const satisfies ParseArgsConfig['options'];

/** What those options mean, for a command's help. */
export const FLOW_HELP = `  --function ARN  the ARN by which the content names the function of this project, where it is not the placeholder
  --time-limit N  the flowTimeLimitSeconds with which the stack is deployed (default ${FLOW_TIME_LIMITS.longest})`;

/** Reads the values of a command line. @throws Error that says what an option must be */
export function readFlowOptions(values: { function?: string; 'time-limit'?: string }): {
  functionArn: string | undefined;
  /** Whole seconds. */
  timeLimit: number;
} {
  const { shortest, longest } = FLOW_TIME_LIMITS;
  const { function: functionArn, 'time-limit': limit = String(longest) } = values;
  const timeLimit = /^\d+$/.test(limit) ? Number(limit) : 0;
  if (timeLimit < shortest || timeLimit > longest) {
    throw new Error(`--time-limit: was "${limit}"; it must be a whole number from ${shortest} to ${longest}`);
  }
  return { functionArn, timeLimit };
}
