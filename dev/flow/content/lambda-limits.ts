import { MAX_ASYNC_TIME_LIMIT_SECONDS, MAX_TIME_LIMIT_SECONDS } from '../../../lambda/contract/time-limits';
import type { Action } from './content';

/** The most whole seconds for which a block waits (Connect Administrator Guide, AWS Lambda function block). */
export const LONGEST_WAIT = {
  SYNCHRONOUS: MAX_TIME_LIMIT_SECONDS,
  ASYNCHRONOUS: MAX_ASYNC_TIME_LIMIT_SECONDS,
};

export type InvocationType = keyof typeof LONGEST_WAIT;

/** Seconds that Lambda blocks with no prompt between them may take in all (Connect Administrator Guide). */
export const LONGEST_SILENCE = 20;

export function isLambdaBlock({ Type }: Pick<Action, 'Type'>): boolean {
  return Type === 'InvokeLambdaFunction';
}

/** The time limit of a block in seconds; undefined when the content has no whole number from 1 to the longest wait. */
export function timeLimitOf(parameters: Action['Parameters']): number | undefined {
  const { InvocationTimeLimitSeconds: limit, InvocationType = 'SYNCHRONOUS' } = parameters;
  const seconds = typeof limit === 'number' || (typeof limit === 'string' && /^\d+$/.test(limit)) ? Number(limit) : 0;
  const longest = LONGEST_WAIT[InvocationType as InvocationType] ?? 0;
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= longest ? seconds : undefined;
}
