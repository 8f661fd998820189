import type { Operation } from '../contract/operations';
import { attemptLimit, type Budget, longestPause } from './budget';
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
  /** Aborted with the error to throw when further attempts are pointless. */
  inVain?: AbortSignal;
};

/**
 * Makes attempts until one succeeds, or until the next could no longer finish in time. It never counts them: the
 * budget is the only limit, and no attempt begins without a fair chance to finish.
 *
 * A quota that was exhausted before it served the last request is empty again. So the next request to it waits first,
 * as if it had been refused; asked at once, it would be.
 *
 * @throws LookupError named after the failure that ended the lookup: one that another attempt cannot help, or, when time
 *   runs out, the one that happened most often. Any other error of an attempt is a defect and thrown as it is.
 */
export async function retryWithinBudget<T>(
  operation: Operation,
  attempt: (signal: AbortSignal) => Promise<T>,
  context: RetryContext,
): Promise<T> {
  const { budget, clock, random, figures, exhausted, inVain } = context;
  const requests = figures.requests[operation];
  const failures: AttemptFailure[] = [];
  const waitAfter = (kind: FailureKind, count: number, retryAfter?: number) => {
    const held = operation === 'GetCase' ? (figures.statuses ?? 0) : figures.pages;
    const left = longestPause(budget, clock.now());
    const chosen = chooseWait({ kind, operation, failures: count, held, retryAfter, longestPause: left }, random);
    const shortest = shortestWait(count);
    return chosen === undefined || shortest > left ? undefined : Math.max(chosen || 0, shortest);
  };
  const pause = async (wait: number) => {
    figures.waited += wait;
    await sleep(clock, wait, inVain);
    inVain?.throwIfAborted();
  };

  inVain?.throwIfAborted();
  if (longestPause(budget, clock.now()) < 0) throw new LookupError('timedOut', figures, { outOfTime: true });
  if (exhausted.delete(operation)) await pause(waitAfter('throttled', 1) ?? 0);
  for (;;) {
    try {
      requests.sent++;
      return await withinLimit(attempt, attemptLimit(budget, clock.now()), clock);
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error;
      const { kind, retryable, retryAfter, cause } = error;
      failures.push(error);
      if (kind === 'throttled') {
        requests.throttled++;
        exhausted.add(operation);
      }
      if (!retryable) throw new LookupError(kind, figures, { cause });
      const wait = waitAfter(kind, failures.length, retryAfter);
      if (wait === undefined) throw outOfTime(failures, figures);
      await pause(wait);
    }
  }
}

/**
 * Races an attempt against its limit in milliseconds. At the limit the attempt is aborted and counts as timed out,
 * whether it ever settles or not.
 */
async function withinLimit<T>(attempt: (signal: AbortSignal) => Promise<T>, limit: number, clock: Clock): Promise<T> {
  const controller = new AbortController();
  let cancel = () => {};
  const timeIsUp = new Promise<never>((_, reject) => {
    cancel = clock.after(limit, () => {
      reject(new AttemptFailure('timedOut', { retryable: true }));
      controller.abort();
    });
  });
  try {
    return await Promise.race([attempt(controller.signal), timeIsUp]);
  } finally {
    cancel();
  }
}

/**
 * The floor under every wait, in milliseconds. Whatever chose the wait, a lookup cannot flood Cases with requests. It
 * rises from 20 ms, which hardly delays the answer after a single failure, to 100 ms.
 */
function shortestWait(failures: number): number {
  return Math.min(20 * 2 ** (failures - 1), 100);
}

function outOfTime(failures: AttemptFailure[], figures: LookupFigures): LookupError {
  const { kind, cause } = prevailing(failures);
  return new LookupError(kind, figures, { cause, outOfTime: true });
}

/**
 * The failure that happened most often; the later of two that happened equally often. A timeout says the least, and the
 * deadline may just have cut the last attempt, so it gives way to an equally frequent failure.
 */
function prevailing(failures: AttemptFailure[]): AttemptFailure {
  const weightOf = ({ kind }: AttemptFailure) =>
    failures.filter((failure) => failure.kind === kind).length - (kind === 'timedOut' ? 0.5 : 0);
  return failures.reduce((best, failure) => (weightOf(failure) >= weightOf(best) ? failure : best));
}
