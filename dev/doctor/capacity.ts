import { maxWaitMs, openBudget } from '../../lambda/retry/budget';

/** A quota as a token bucket: requests a second, and how many at once. */
export type Quota = { rate: number; burst: number };

/**
 * The share of the rate at which lookups may arrive for minutes: at 0.9 of the quota 98 % of lookups that arrive at
 * random are answered (docs/overload.md, measured by `npm run bench:overload`).
 */
const SUSTAINABLE_SHARE = 0.9;

/** How many contacts a quota serves whose lookups need so many requests each; `timeLimitMs` is the block's. */
export function capacityOf({ rate, burst }: Quota, requests: number, timeLimitMs: number) {
  const budget = openBudget({ now: 0, timeLimitMs, alreadyWaitedMs: 0, remainingMs: timeLimitMs });
  // The last request that can still be answered in time begins then.
  const seconds = maxWaitMs(budget, 0) / 1000;
  return {
    atOnce: Math.floor((burst + rate * seconds) / requests),
    aSecond: (SUSTAINABLE_SHARE * rate) / requests,
  };
}
