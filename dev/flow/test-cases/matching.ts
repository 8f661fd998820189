import { isDeepStrictEqual } from 'node:util';
import type { Action } from '../content/content';
import { isObject } from '../content/values';
import type { FlowData } from '../context/context';
import { resolveAll } from '../context/flow-data';
import { namesOf } from '../context/stubs';

/**
 * Whether a message is the one that a test case waits for. Connect compares what it hears by similarity, in a path that
 * is not published; here similar means the same words, whatever their case and punctuation.
 */
export function messageMatches(properties: Record<string, unknown>, kind: string, message: string): boolean {
  if (typeof properties.PromptId === 'string') {
    return (
      kind === 'PromptId' && namesOf(message).some((name) => namesOf(properties.PromptId as string).includes(name))
    );
  }
  const expected = properties.Text ?? properties.SSML;
  if (typeof expected !== 'string' || !['Text', 'SSML'].includes(kind)) return false;
  const { MatchingCriteria: criteria } = properties;
  const isPart = (isObject(criteria) ? criteria.Type : criteria) === 'Inclusion';
  const [said, wanted] = [wordsOf(message), wordsOf(expected)];
  return isPart ? ` ${said} `.includes(` ${wanted} `) : said === wanted;
}

/** The words of plain text or SSML, with a space between. */
function wordsOf(text: string): string {
  const plain = text.replace(/<[^<>]*>/g, ' ').toLowerCase();
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Whether a block is of a type and has certain parameters; others may be there too. */
export function blockMatches(
  { ActionType, ActionParameters }: Record<string, unknown>,
  action: Action,
  data: FlowData,
): boolean {
  if (ActionType !== action.Type) return false;
  const wanted = isObject(ActionParameters) ? Object.entries(ActionParameters) : [];
  return wanted.every(([name, value]) => {
    const own = resolveAll(action.Parameters[name], data);
    if (isDeepStrictEqual(own, value)) return true;
    const queue = isObject(data.contact.Queue) ? data.contact.Queue.ARN : undefined;
    // A transfer to a queue names none: it is the one that was set.
    return (
      own === undefined && name === 'QueueId' && typeof queue === 'string' && namesOf(queue).includes(String(value))
    );
  });
}
