/**
 * Finds the name of which a word is probably a typo; undefined when there is none.
 *
 * @param options `orPart`: a word that is the beginning or the end of a name also counts, and the other way round.
 */
export function meantName<T extends string>(given: string, names: T[], { orPart = false } = {}): T | undefined {
  const word = lettersOf(given);
  return names.find((name) => {
    const letters = lettersOf(name);
    const limit = Math.max(1, Math.floor(letters.length / 4));
    // A much longer word cannot be close, and need not be compared, however long it is.
    const isTypo = word.length <= letters.length + limit && distance(letters, word) <= limit;
    return isTypo || (orPart && (isPart(word, letters) || isPart(letters, word)));
  });
}

/** Shorter words than this are the beginning or the end of too many others. */
const MIN_PART_LENGTH = 5;

function isPart(part: string, whole: string): boolean {
  return part.length >= MIN_PART_LENGTH && (whole.startsWith(part) || whole.endsWith(part));
}

/** Words are compared by their letters and digits alone: `max_cases` is the same name as `maxCases`. */
function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** Counts the letters to change, remove, insert or swap with their neighbour (optimal string alignment distance). */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (swapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows[i] = row;
  }
  return rows[one.length]![other.length]!;
}
