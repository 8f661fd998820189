import type { LookupStats } from './stats';

/** How long an invocation can take to arrive: one sent while a block waited can arrive after the block's end. */
const MAX_INVOKE_DELAY_MS = 300;

/** How often Connect invokes a failed function again (Connect Administrator Guide, Invoke AWS Lambda functions). */
const MAX_REPEATS = 3;

/**
 * Connect's pause before it invokes a failed function again is not published. When none has come for so long, the next
 * invocation is most likely that of another block, which deserves a lookup of its own.
 */
const MAX_REPEAT_PAUSE_MS = 2000;

/** The most failures that are remembered. Only many quick failures can be more. */
const MAX_FAILURES = 100;

/**
 * Keeps a failure from multiplying. Connect calls a failed function again, up to three times, while its block still
 * waits. Such a call would fail again and use quota that other callers need. So the same lookup fails from memory for as
 * long as such calls can come: until the third, until there was a longer pause than Connect makes, and no longer than
 * a call can arrive that was sent while that block waited.
 *
 * Each execution environment has its own memory. The oldest failure makes room for the newest.
 *
 * @param now The time of day in milliseconds. A clock that counts only while the process runs would keep a failure for
 *   as long as Lambda freezes the process.
 */
export function refuseRepeatedCalls(now: () => number) {
  const failures = new Map<string, { error: unknown; at: number; until: number; blockEnd: number; repeats: number }>();

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
      failure.until = Math.min(failure.blockEnd, at + MAX_REPEAT_PAUSE_MS);
      if (++failure.repeats === MAX_REPEATS) failures.delete(key);
      throw failure.error;
    }
    try {
      return await ask();
    } catch (error) {
      const blockEnd = at + blockTimeLeftMs + MAX_INVOKE_DELAY_MS;
      failures.set(key, { error, at, until: Math.min(blockEnd, now() + MAX_REPEAT_PAUSE_MS), blockEnd, repeats: 0 });
      const [oldest] = failures.keys();
      if (failures.size > MAX_FAILURES && oldest !== undefined) failures.delete(oldest);
      throw error;
    }
  };
}
