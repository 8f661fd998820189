/** Whether a value is an object with members. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a value; undefined when the value has none of its own by this name. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** Says what kind of value this is without repeating the value, for error messages. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'an empty string';
  if (typeof value === 'string') return `a string of ${value.length} characters`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}

/** Cuts a text from outside to a length in characters, so that it cannot flood the log or an error message. */
export function excerpt(text: unknown, maxLength = 1000): string {
  if (typeof text !== 'string') return kindOf(text);
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}… (${text.length} characters)`;
}

/**
 * Whether a value is an id that stays one path segment of an ARN. Other characters, such as a slash or a wildcard, could
 * turn the ARN into another one.
 */
export function isId(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength && /^[\w-]+$/.test(value);
}

/** Whether a string has the form of a UUID. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text);
}

/** What is wrong with one field of the input, worded so that the reader can fix it. */
export type Problem = { field: string } & (
  | { was: string; expected: string }
  | { /** The name that this field's name is probably a typo of. */ meant: string }
);

/** Characters of a field's name that an error message shows: the caller may have made it up. */
const MAX_FIELD_LENGTH = 100;

/** A problem as a sentence without its full stop. */
export function describeProblem(problem: Problem): string {
  const field = excerpt(problem.field, MAX_FIELD_LENGTH);
  return 'meant' in problem
    ? `${field} is not a parameter (did you mean \`${problem.meant}\`?)`
    : `${field} was ${problem.was}; it must be ${problem.expected}`;
}
