import type { Action } from './content';
import { isObject, kindOf } from './values';

/** Whole seconds for which a block can wait at most (Connect Administrator Guide, AWS Lambda function block). */
export const MAX_WAIT_SECONDS = { SYNCHRONOUS: 8, ASYNCHRONOUS: 60 };

export type InvocationType = keyof typeof MAX_WAIT_SECONDS;

/** Seconds that Lambda blocks with no prompt between them may take in all (Connect Administrator Guide). */
export const MAX_SILENCE_SECONDS = 20;

/** Bytes that the JSON of an answer must stay below (Connect Administrator Guide: 32 KB). */
export const MAX_ANSWER_BYTES = 32 * 1024;

export function isLambdaBlock({ Type }: Pick<Action, 'Type'>): boolean {
  return Type === 'InvokeLambdaFunction';
}

/** The time limit of a block in seconds; undefined when the content has no whole number from 1 to the longest wait. */
export function timeLimitOf(parameters: Action['Parameters']): number | undefined {
  const { InvocationTimeLimitSeconds: limit, InvocationType = 'SYNCHRONOUS' } = parameters;
  const seconds = typeof limit === 'number' || (typeof limit === 'string' && /^\d+$/.test(limit)) ? Number(limit) : 0;
  const longest = MAX_WAIT_SECONDS[InvocationType as InvocationType] ?? 0;
  return Number.isInteger(seconds) && seconds >= 1 && seconds <= longest ? seconds : undefined;
}

/** How a block checks its function's answer. */
export type ResponseType = 'STRING_MAP' | 'JSON';

/** What a flow can read of an answer, or why it can read nothing. */
export type Answer = { values: unknown } | { refused: string };

/** Takes a function's answer as a block with this response validation does. */
export function readAnswer(result: unknown, type: ResponseType): Answer {
  const answer = result ?? null;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes >= MAX_ANSWER_BYTES) {
    return { refused: `the answer has ${bytes} bytes; it must have fewer than ${MAX_ANSWER_BYTES}` };
  }
  if (type === 'JSON') return { values: answer };
  if (!isObject(answer)) return { refused: `the answer is ${kindOf(answer)}; a STRING_MAP is a flat object` };
  const wrong = Object.entries(answer).filter(([, value]) => typeof value !== 'string');
  if (wrong.length === 0) return { values: answer };
  const list = wrong.map(([key, value]) => `${key} is ${kindOf(value)}`).join(', ');
  return { refused: `${list}; in a STRING_MAP every value is a string` };
}
