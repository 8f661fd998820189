import type { Clock } from './clock';

/** Milliseconds that a call is under way at the most, so that one sent while a block waited may arrive after its end. */
const LONGEST_WAY = 300;

/**
 * Keeps a failure from multiplying. Connect calls a failed function again, up to three times, while its block still
 * waits; what has just failed for good would fail again and only spend quota that other callers need. Until the block
 * that saw the failure has given up, the same lookup therefore fails again from memory; after that it is asked anew.
 *
 * The memory is the sandbox's own, and small: an entry lives for seconds, and a sandbox serves one call at a time.
 */
export function refuseRepeatedCalls(clock: Clock) {
  const failures = new Map<string, { error: unknown; blockEnd: number }>();

  return async function lookUp<T>(
    /** What is looked up: two calls with the same key ask the same. */
    key: string,
    /** When the block that waits for this call gives up, on the clock's scale. */
    blockEnd: number,
    ask: () => Promise<T>,
  ): Promise<T> {
    for (const [failed, failure] of failures) {
      if (failure.blockEnd + LONGEST_WAY <= clock.now()) failures.delete(failed);
    }
    const failure = failures.get(key);
    if (failure !== undefined) throw failure.error;
    try {
      return await ask();
    } catch (error) {
      failures.set(key, { error, blockEnd });
      throw error;
    }
  };
}
