import { distance } from 'fastest-levenshtein';

/**
 * The name of which a word is probably a typo, or `clearly` one; undefined when none is close. Case and punctuation do
 * not count.
 */
export function meantName<T extends string>(
  given: string,
  names: readonly T[],
  { clearly = false } = {},
): T | undefined {
  const word = lettersOf(given);
  const limitOf = clearly ? clearLimitOf : probableLimitOf;
  const near = names
    .map((name) => ({ name, letters: lettersOf(name) }))
    // A much longer word cannot be close, and need not be compared, however long it is.
    .filter(({ letters }) => Math.abs(letters.length - word.length) <= limitOf(letters))
    .map(({ name, letters }) => ({ name, letters, edits: isSwap(letters, word) ? 1 : distance(letters, word) }))
    .filter(({ letters, edits }) => edits <= limitOf(letters));
  return near.toSorted((one, other) => one.edits - other.edits)[0]?.name;
}

/** Letters that may differ: a quarter of the name, and one in any case. */
function probableLimitOf(letters: string): number {
  return Math.max(1, Math.floor(letters.length / 4));
}

/** A new name of a service may well be so close to an old one as a probable typo, but hardly closer than this. */
function clearLimitOf(letters: string): number {
  return Math.max(1, Math.floor(letters.length / 10));
}

/** Whether two neighbouring letters changed places, and nothing else: one slip of the fingers. */
function isSwap(one: string, other: string): boolean {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const swapped = `${one.slice(0, at)}${one.charAt(at + 1)}${one.charAt(at)}${one.slice(at + 2)}`;
  return at >= 0 && swapped === other;
}

function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z\d]/g, '');
}
