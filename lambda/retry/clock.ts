/**
 * Time as a parameter, so that tests and simulations run the same code on a virtual clock.
 * Milliseconds on a scale of its own that never jumps; zero is when the process began.
 */
export type Clock = {
  now(): number;
  /** Calls back once after a pause, unless the returned function cancels it. */
  after(pause: number, callback: () => void): () => void;
};

/** The process's monotonic clock. Not `performance`, which Node.js loads when it is first used, while a caller waits. */
export const systemClock: Clock = {
  now: () => process.uptime() * 1000,
  after(pause, callback) {
    const timer = setTimeout(callback, pause);
    return () => clearTimeout(timer);
  },
};

/** Resolves after a pause in milliseconds, or as soon as the signal aborts. */
export function sleep(clock: Clock, pause: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      cancel();
      signal?.removeEventListener('abort', end);
      resolve();
    };
    const cancel = clock.after(pause, end);
    signal?.addEventListener('abort', end);
  });
}
