/** A source of numbers in [0, 1) that a seed determines (mulberry32). */
export type Random = () => number;

/** Makes a source of numbers that is the same for the same seed. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Draws from a log-normal distribution with this median and spread, cut off above. */
export function logNormal(
  random: Random,
  { median, sigma, most }: { median: number; sigma: number; most: number },
): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.min(median * Math.exp(sigma * normal), most);
}

/** Draws the pause to the next of arrivals that come at random. */
export function exponential(random: Random, mean: number): number {
  return -Math.log(1 - random()) * mean;
}
