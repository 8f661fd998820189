/** A quota as AWS counts it: tokens that come back at a steady rate, up to a limit, one for each request. */
export type TokenBucket = {
  /** Takes a token if one is there; a refusal takes nothing. */
  take(): boolean;
  /** How many tokens are there now, parts of one included. */
  level(): number;
};

export type Quota = {
  /** Tokens that come back in a second; 0 stands for no quota at all. */
  rate: number;
  /** The most tokens that there are at once. */
  burst: number;
  /** The clock, in milliseconds. */
  now: () => number;
};

/** A part of a token this small is rounding: a token that is due now counts as there. */
const ROUNDING = 1e-9;

/** Makes a bucket that is full at first. */
export function createTokenBucket({ rate, burst, now }: Quota): TokenBucket {
  if (rate === 0) return { take: () => true, level: () => Number.POSITIVE_INFINITY };

  const interval = 1000 / rate;
  let fullAt = Number.NEGATIVE_INFINITY;
  // Counted back from one moment, the level does not gather errors of rounding as a running sum would.
  const level = () => Math.max(0, burst - Math.max(0, fullAt - now()) / interval);

  return {
    level,
    take() {
      if (level() < 1 - ROUNDING) return false;
      fullAt = Math.max(fullAt, now()) + interval;
      return true;
    },
  };
}
