import { kindOf } from './values';

/** Cuts a text from outside to a length in characters, so that it cannot flood the log or an error message. */
export function excerpt(text: unknown, longest = 1000): string {
  if (typeof text !== 'string') return kindOf(text);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
