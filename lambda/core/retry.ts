import { attemptLimit, type Budget, longestPause } from './budget';
import { type Clock, sleep } from './clock';
import { AttemptFailure, LookupError } from './failure';
import type { LookupFigures } from './figures';
import { chooseWait } from './waits';

/** What the loop needs from outside: a clock and a source of randomness in [0, 1). */
export type RetryContext = {
  budget: Budget;
  clock: Clock;
  random: () => number;
  figures: LookupFigures;
  /** Aborted, with the error to throw, when whatever the next attempt would bring is of no use any more. */
  inVain?: AbortSignal;
};

/**
 * Makes attempts until one succeeds, or until the next could no longer finish in time. It never counts them: the
 * budget is the only limit, and no attempt begins that the budget would cut short of a fair chance.
 *
 * @throws LookupError named after the failure of the last attempt.
 */
export async function retryWithinBudget<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  { budget, clock, random, figures, inVain }: RetryContext,
): Promise<T> {
  if (longestPause(budget, clock.now()) < 0) throw new LookupError('timedOut', figures, { outOfTime: true });
  for (let failures = 1; ; failures++) {
    inVain?.throwIfAborted();
    try {
      figures.attempts++;
      return await limited(attempt, attemptLimit(budget, clock.now()), clock);
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error;
      const { kind, retryable, retryAfter, cause } = error;
      if (kind === 'throttled') figures.throttles++;
      const pause = longestPause(budget, clock.now());
      const wait = chooseWait({ kind, failures, pagesHeld: figures.pages, retryAfter, longestPause: pause }, random);
      if (!retryable || wait === undefined) throw new LookupError(kind, figures, { cause, outOfTime: retryable });
      figures.waited += wait;
      await sleep(clock, wait);
    }
  }
}

/** Aborts an attempt that takes longer than its limit in milliseconds; the attempt itself reports that. */
async function limited<T>(attempt: (signal: AbortSignal) => Promise<T>, limit: number, clock: Clock): Promise<T> {
  const controller = new AbortController();
  const cancel = clock.after(limit, () => controller.abort());
  try {
    return await attempt(controller.signal);
  } finally {
    cancel();
  }
}
