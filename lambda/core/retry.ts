import { attemptLimit, type Budget, longestPause } from './budget';
import type { Operation } from './cases-api';
import { type Clock, sleep } from './clock';
import { AttemptFailure, type FailureKind, LookupError } from './failure';
import type { LookupFigures } from './figures';
import { chooseWait } from './waits';

/** What the loop needs from outside: a clock and a source of randomness in [0, 1). */
export type RetryContext = {
  budget: Budget;
  clock: Clock;
  random: () => number;
  figures: LookupFigures;
  /** The operations whose quota refused this lookup before it served the lookup's last request. */
  exhausted: Set<Operation>;
  /** Aborted, with the error to throw, when further attempts are pointless. */
  inVain?: AbortSignal;
};

/**
 * Makes attempts until one succeeds, or until the next could no longer finish in time. It never counts them: the
 * budget is the only limit, and no attempt begins that the budget would cut short of a fair chance.
 *
 * A quota that was exhausted before it served the last request is empty again. So the next request to it waits first,
 * as if it had been refused; asked at once, it would be.
 *
 * @throws LookupError named after the failure of the last attempt.
 */
export async function retryWithinBudget<T>(
  operation: Operation,
  attempt: (signal: AbortSignal) => Promise<T>,
  context: RetryContext,
): Promise<T> {
  const { budget, clock, random, figures, exhausted, inVain } = context;
  const requests = figures.requests[operation];
  const waitAfter = (kind: FailureKind, failures: number, retryAfter?: number) => {
    const held = operation === 'GetCase' ? (figures.statuses ?? 0) : figures.pages;
    const left = longestPause(budget, clock.now());
    return chooseWait({ kind, operation, failures, held, retryAfter, longestPause: left }, random);
  };
  const pause = async (wait: number) => {
    figures.waited += wait;
    await sleep(clock, wait, inVain);
    inVain?.throwIfAborted();
  };

  inVain?.throwIfAborted();
  if (longestPause(budget, clock.now()) < 0) throw new LookupError('timedOut', figures, { outOfTime: true });
  if (exhausted.delete(operation)) await pause(waitAfter('throttled', 1) ?? 0);
  for (let failures = 1; ; failures++) {
    try {
      requests.sent++;
      return await limited(attempt, attemptLimit(budget, clock.now()), clock);
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error;
      const { kind, retryable, retryAfter, cause } = error;
      if (kind === 'throttled') {
        requests.throttled++;
        exhausted.add(operation);
      }
      const wait = waitAfter(kind, failures, retryAfter);
      if (!retryable || wait === undefined) throw new LookupError(kind, figures, { cause, outOfTime: retryable });
      await pause(wait);
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
