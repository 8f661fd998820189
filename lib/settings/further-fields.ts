import type { FurtherFields } from '../../lambda/contract/response';
import { isObject } from '../../lambda/contract/values';

/** Reads further fields: `caseTitle=title,priority=UUID`, or an object in JSON; undefined when a text is neither. */
export function readFields(text: string): FurtherFields | undefined {
  if (text.trimStart().startsWith('{')) return readObject(text);
  const pairs = text.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  const keys = new Set(pairs.map(([key]) => key));
  return pairs.every(({ length }) => length === 2) && keys.size === pairs.length
    ? Object.fromEntries(pairs)
    : undefined;
}

/** Reads an object in JSON; undefined when a text is not one. What it holds is judged with the props. */
export function readObject<T extends object>(json: string): T | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? (value as T) : undefined;
  } catch {
    return undefined;
  }
}
