import type { Operation } from '../contract/operations';
import { attemptLimitMs, type Budget, maxWaitMs } from './budget';
import { type Clock, sleep } from './clock';
import { AttemptFailure, type FailureKind, LookupError } from './failure';
import type { LookupStats } from './stats';
import { chooseWait } from './waits';

/** What the loop needs from outside: a clock and a source of randomness in [0, 1). */
export type RetryContext = {
  budget: Budget;
  clock: Clock;
  random: () => number;
  stats: LookupStats;
  /** The operations that were throttled before their last success in this lookup: their quotas have no tokens left. */
  throttledOperations: Set<Operation>;
  /** Aborted when more work is pointless; its reason is the error to throw. */
  signal?: AbortSignal;
};

/**
 * Makes attempts until one succeeds, or until the next could no longer finish in time. It never counts them: the
 * budget is the only limit, and no attempt begins without a fair chance to finish.
 *
 * If an operation was throttled before its last success, its quota has no tokens left. The next request to it therefore
 * waits first, as if it had been throttled.
 *
 * @throws LookupError named after the failure that ended the lookup: one that another attempt cannot help, or, when time
 *   runs out, the one that happened most often. Any other error of an attempt is a defect and thrown as it is.
 */
export async function retryWithinBudget<T>(
  operation: Operation,
  attempt: (signal: AbortSignal) => Promise<T>,
  context: RetryContext,
): Promise<T> {
  const { budget, clock, random, stats, throttledOperations, signal } = context;
  const requests = stats.requests[operation];
  const failures: AttemptFailure[] = [];
  const waitMsAfter = (kind: FailureKind, count: number, retryAfterMs?: number) => {
    const pagesOrCasesRead = operation === 'GetCase' ? (stats.detailsRead ?? 0) : stats.pages;
    const left = maxWaitMs(budget, clock.now());
    const chosen = chooseWait(
      { kind, operation, failures: count, pagesOrCasesRead, retryAfterMs, maxWaitMs: left },
      random,
    );
    const min = minWaitMs(count);
    return chosen === undefined || min > left ? undefined : Math.max(chosen || 0, min);
  };
  const wait = async (durationMs: number) => {
    stats.timeWaitedMs += durationMs;
    await sleep(clock, durationMs, signal);
    signal?.throwIfAborted();
  };

  signal?.throwIfAborted();
  if (maxWaitMs(budget, clock.now()) < 0) throw new LookupError('timedOut', stats, { outOfTime: true });
  if (throttledOperations.delete(operation)) await wait(waitMsAfter('throttled', 1) ?? 0);
  for (;;) {
    try {
      requests.sent++;
      return await withinLimit(attempt, attemptLimitMs(budget, clock.now()), clock);
    } catch (error) {
      if (!(error instanceof AttemptFailure)) throw error;
      const { kind, retryable, retryAfterMs, cause } = error;
      failures.push(error);
      if (kind === 'throttled') {
        requests.throttled++;
        throttledOperations.add(operation);
      }
      if (!retryable) throw new LookupError(kind, stats, { cause });
      const durationMs = waitMsAfter(kind, failures.length, retryAfterMs);
      if (durationMs === undefined) throw outOfTime(failures, stats);
      await wait(durationMs);
    }
  }
}

/**
 * Races an attempt against its limit in milliseconds. At the limit the attempt is aborted and counts as timed out,
 * whether it ever settles or not.
 */
async function withinLimit<T>(attempt: (signal: AbortSignal) => Promise<T>, limitMs: number, clock: Clock): Promise<T> {
  const controller = new AbortController();
  let cancel = () => {};
  const timeIsUp = new Promise<never>((_, reject) => {
    cancel = clock.after(limitMs, () => {
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
function minWaitMs(failures: number): number {
  return Math.min(20 * 2 ** (failures - 1), 100);
}

function outOfTime(failures: AttemptFailure[], stats: LookupStats): LookupError {
  const { kind, cause } = mostFrequent(failures);
  return new LookupError(kind, stats, { cause, outOfTime: true });
}

/**
 * The failure that happened most often; the later of two that happened equally often. A timeout says the least, and the
 * deadline may just have cut the last attempt, so it gives way to an equally frequent failure.
 */
function mostFrequent(failures: AttemptFailure[]): AttemptFailure {
  const weightOf = ({ kind }: AttemptFailure) =>
    failures.filter((failure) => failure.kind === kind).length - (kind === 'timedOut' ? 0.5 : 0);
  return failures.reduce((best, failure) => (weightOf(failure) >= weightOf(best) ? failure : best));
}
