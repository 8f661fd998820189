import { type Clock, sleep } from './clock';
import { AttemptFailure } from './failure';

/** What one of the attempts returned. An object, because a request can return nothing. */
type Answered<T> = { answer: T };

/** All attempts of one request. */
export type Attempts<T> = {
  /**
   * Makes one more attempt. An attempt that reaches its limit fails as timed out, but it goes on: if Cases is slow and
   * not silent, its answer comes before that of the next attempt, and ends the next attempt or the wait before it.
   *
   * @throws AttemptFailure, or the reason of the signal.
   */
  make(limitMs: number): Promise<Answered<T>>;
  /** Waits before the next attempt. Returns early when an earlier attempt is answered. @throws the reason of the signal. */
  wait(durationMs: number): Promise<Answered<T> | undefined>;
  /** Aborts everything that is in flight. */
  abort(): void;
};

/**
 * Opens the attempts of one request.
 *
 * @param attempt Makes one attempt, until its signal aborts.
 * @param options When `signal` aborts, everything in flight is aborted at once. `onLateFailure` gets the failure of an
 *   attempt that had reached its limit before.
 */
export function openAttempts<T>(
  attempt: (signal: AbortSignal) => Promise<T>,
  options: { clock: Clock; signal: AbortSignal | undefined; onLateFailure: (failure: unknown) => void },
): Attempts<T> {
  const { clock, signal, onLateFailure } = options;
  const controller = new AbortController();
  const aborted = new Promise<never>((_, reject) => {
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason));
  });
  // A request that ends with an answer is aborted too, and this rejection is then of no interest.
  aborted.catch(() => {});
  let answerLate: (answered: Answered<T>) => void = () => {};
  const lateAnswer = new Promise<Answered<T>>((resolve) => {
    answerLate = resolve;
  });
  const abort = () => {
    signal?.removeEventListener('abort', abort);
    controller.abort(signal?.reason);
  };
  signal?.addEventListener('abort', abort);

  return {
    async make(limitMs) {
      // A signal of its own: what listens to it, such as a request, would otherwise pile up from attempt to attempt.
      const newest = attempt(AbortSignal.any([controller.signal])).then((answer) => ({ answer }));
      let cancel = () => {};
      const timeIsUp = new Promise<never>((_, reject) => {
        cancel = clock.after(limitMs, () => {
          reject(new AttemptFailure('timedOut'));
          newest.then(answerLate, (failure) => controller.signal.aborted || onLateFailure(failure));
        });
      });
      try {
        return await Promise.race([newest, lateAnswer, aborted, timeIsUp]);
      } finally {
        cancel();
      }
    },
    async wait(durationMs) {
      const waiting = sleep(clock, durationMs, controller.signal).then(() => undefined);
      return await Promise.race([waiting, lateAnswer, aborted]);
    },
    abort,
  };
}
