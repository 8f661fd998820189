import { isObject, kindOf } from '../../../lambda/contract/values';
import { LARGEST_ANSWER } from '../../../lambda/lookup/answer-size';

/** How a block checks its function's answer. */
export type ResponseType = 'STRING_MAP' | 'JSON';

/** What a flow can read of an answer, or why it can read nothing. */
export type Answer = { values: unknown } | { refused: string };

/** Takes a function's answer as a block with this response validation does. */
export function readAnswer(result: unknown, type: ResponseType): Answer {
  const answer = result ?? null;
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes >= LARGEST_ANSWER) {
    return { refused: `the answer has ${bytes} bytes; it must have fewer than ${LARGEST_ANSWER}` };
  }
  if (type === 'JSON') return { values: answer };
  if (!isObject(answer)) return { refused: `the answer is ${kindOf(answer)}; a STRING_MAP is a flat object` };
  const wrong = Object.entries(answer).filter(([, value]) => typeof value !== 'string');
  if (wrong.length === 0) return { values: answer };
  const list = wrong.map(([key, value]) => `${key} is ${kindOf(value)}`).join(', ');
  return { refused: `${list}; in a STRING_MAP every value is a string` };
}
