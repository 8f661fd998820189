import { excerpt } from './excerpt';

/** What is wrong with one field of the input, worded so that the reader can fix it. */
export type Problem = { field: string } & (
  | { was: string; expected: string }
  | { /** The name that this field's name is probably a typo of. */ meant: string }
);

/** Characters of a field's name that an error message shows: the caller may have made it up. */
const LONGEST_FIELD = 100;

/** A problem as a sentence without its full stop. */
export function describe(problem: Problem): string {
  const field = excerpt(problem.field, LONGEST_FIELD);
  return 'meant' in problem
    ? `${field} is not a parameter (did you mean \`${problem.meant}\`?)`
    : `${field} was ${problem.was}; it must be ${problem.expected}`;
}
