/** The one of some names that a word can be a slip for; undefined when it can be for none. */
export function meantName<T extends string>(given: string, names: T[]): T | undefined {
  const letters = lettersOf(given);
  return names.find((name) => {
    const most = Math.max(1, Math.floor(name.length / 4));
    // A word that is longer by more cannot be near, and need not be compared, however long it is.
    return letters.length <= name.length + most && distance(lettersOf(name), letters) <= most;
  });
}

/** Words are compared by their letters and digits alone: `max_cases` is no other name than `maxCases`. */
function lettersOf(word: string): string {
  return word.toLowerCase().replace(/[^a-z\d]/g, '');
}

/** How many letters must be changed, left out, put in or exchanged with their neighbour (optimal string alignment). */
function distance(one: string, other: string): number {
  const rows = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      row[j] = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same);
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (exchanged) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1);
    }
    rows[i] = row;
  }
  return rows[one.length]![other.length]!;
}
