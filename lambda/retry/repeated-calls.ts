import type { LookupStats } from './stats';

/** How long an invocation can take to arrive: one sent while a block waited can arrive after the block's end. */
const MAX_INVOKE_DELAY_MS = 300;

/** The most failures that are remembered. Only many quick failures can be more. */
const MAX_FAILURES = 100;

/**
 * Keeps a failure from multiplying. Connect calls a failed function again, up to three times, while its block still
 * waits. Such a call would fail again and use quota that other callers need. So the same lookup fails from memory until
 * no call can arrive that was sent while that block waited.
 *
 * Each execution environment has its own memory. An entry lives for as long as a block can wait, and the oldest makes room
 * for the newest.
 *
 * @param now The time of day in milliseconds. A clock that counts only while the process runs would keep a failure for
 *   as long as Lambda freezes the process.
 */
export function refuseRepeatedCalls(now: () => number) {
  const failures = new Map<string, { error: unknown; at: number; until: number }>();

  return async function lookUp<T>(
    /** What is looked up: two calls with the same key ask for the same. */
    key: string,
    /** How long the block goes on waiting for this call, in milliseconds. */
    blockTimeLeftMs: number,
    ask: () => Promise<T>,
    /** Notes that the lookup failed from memory. */
    stats: Pick<LookupStats, 'repeated'> = {},
  ): Promise<T> {
    const at = now();
    for (const [failed, failure] of failures) {
      // A failure from the future dates from before the time of day was set back.
      if (failure.until <= at || failure.at > at + MAX_INVOKE_DELAY_MS) failures.delete(failed);
    }
    const failure = failures.get(key);
    if (failure !== undefined) {
      stats.repeated = true;
      throw failure.error;
    }
    try {
      return await ask();
    } catch (error) {
      failures.set(key, { error, at, until: at + blockTimeLeftMs + MAX_INVOKE_DELAY_MS });
      const [oldest] = failures.keys();
      if (failures.size > MAX_FAILURES && oldest !== undefined) failures.delete(oldest);
      throw error;
    }
  };
}
