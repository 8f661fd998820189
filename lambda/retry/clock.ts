/**
 * Time as a parameter, so that tests and simulations run the same code on a virtual clock.
 * Milliseconds on a scale of its own that never jumps; zero is when the process began.
 */
export type Clock = {
  now(): number;
  /** Calls back once after a delay in milliseconds, unless the returned function cancels it. */
  after(delayMs: number, callback: () => void): () => void;
};

/** The process's monotonic clock. Not `performance`, which Node.js loads when it is first used, while a caller waits. */
export const systemClock: Clock = {
  now: () => process.uptime() * 1000,
  after(delayMs, callback) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};

/** Resolves after a time in milliseconds, or as soon as the signal aborts. */
export function sleep(clock: Clock, durationMs: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(durationMs, end);
    signal?.addEventListener('abort', end);
  });
}
