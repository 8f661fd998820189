/** A request quota as AWS APIs keep it: a bucket that refills steadily and holds a burst. */
export type TokenBucket = {
  /** Takes one token if there is one. */
  take(): boolean;
  /** Tokens in the bucket now; infinite without a quota. */
  level(): number;
  /** Fills the bucket to the brim. */
  refill(): void;
};

/** Makes a full bucket; `rate` in tokens a second, 0 for no quota; `now` in milliseconds. */
export function createTokenBucket({
  rate,
  burst,
  now,
}: {
  rate: number;
  burst: number;
  now: () => number;
}): TokenBucket {
  let tokens = burst;
  let countedAt = now();

  const level = () => {
    if (rate === 0) return Number.POSITIVE_INFINITY;
    const time = now();
    tokens = Math.min(burst, tokens + ((time - countedAt) / 1000) * rate);
    countedAt = time;
    return tokens;
  };

  return {
    level,
    take() {
      // A token is whole when only the rounding of its parts is missing.
      if (level() < 1 - 1e-9) return false;
      tokens -= 1;
      return true;
    },
    refill() {
      tokens = burst;
      countedAt = now();
    },
  };
}
