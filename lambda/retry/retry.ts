import type { Operation } from '../contract/operations';
import { openAttempts } from './attempts';
import { attemptLimitMs, type Budget, maxWaitMs } from './budget';
import type { Clock } from './clock';
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
  const noteThrottled = (failure: unknown) => {
    if (!(failure instanceof AttemptFailure) || failure.kind !== 'throttled') return;
    requests.throttled++;
    throttledOperations.add(operation);
  };
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

  signal?.throwIfAborted();
  if (maxWaitMs(budget, clock.now()) < 0) throw new LookupError('timedOut', stats, { outOfTime: true });
  const attempts = openAttempts(attempt, { clock, signal, onLateFailure: noteThrottled });
  let waitMs = throttledOperations.delete(operation) ? (waitMsAfter('throttled', 1) ?? 0) : 0;
  try {
    for (;;) {
      const begun = clock.now();
      const late = waitMs > 0 ? await attempts.wait(waitMs) : undefined;
      stats.timeWaitedMs += clock.now() - begun;
      if (late !== undefined) return late.answer;
      try {
        requests.sent++;
        const limitMs = attemptLimitMs(budget, clock.now(), requests);
        return (await attempts.make(limitMs)).answer;
      } catch (error) {
        if (!(error instanceof AttemptFailure)) throw error;
        const { kind, retryable, retryAfterMs, cause, response } = error;
        failures.push(error);
        noteThrottled(error);
        if (kind === 'timedOut') requests.timedOut++;
        if (!retryable) throw new LookupError(kind, stats, { cause, response });
        const nextMs = waitMsAfter(kind, failures.length, retryAfterMs);
        if (nextMs === undefined) throw outOfTime(failures, stats);
        waitMs = nextMs;
      }
    }
  } finally {
    attempts.abort();
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
  const { kind, cause, response } = mostFrequent(failures);
  return new LookupError(kind, stats, { cause, response, outOfTime: true });
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
