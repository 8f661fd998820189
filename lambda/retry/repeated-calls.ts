import type { LookupFigures } from './figures';

/** Milliseconds that a call takes to arrive, so that one sent while a block waited can arrive after the block's end. */
const LONGEST_WAY = 300;

/** Failures that are kept at most. A sandbox serves one call after the other, so more only come from many quick failures. */
const MOST_FAILURES = 100;

/**
 * Keeps a failure from multiplying. Connect calls a failed function again, up to three times, while its block still
 * waits. Such a call would fail again and use quota that other callers need. So the same lookup fails from memory until
 * no call can arrive that was sent while that block waited.
 *
 * The memory is the sandbox's own. An entry lives for as long as a block can wait, and the oldest makes room for the newest.
 *
 * @param now The time of day in milliseconds. A clock that counts only while the process runs would keep a failure for
 *   as long as Lambda freezes the sandbox.
 */
export function refuseRepeatedCalls(now: () => number) {
  const failures = new Map<string, { error: unknown; at: number; until: number }>();

  return async function lookUp<T>(
    /** What is looked up: two calls with the same key ask for the same. */
    key: string,
    /** How long the block goes on waiting for this call, in milliseconds. */
    blockTimeLeft: number,
    ask: () => Promise<T>,
    /** Notes that the lookup failed from memory. */
    figures: Pick<LookupFigures, 'repeated'> = {},
  ): Promise<T> {
    const at = now();
    for (const [failed, failure] of failures) {
      // A failure from the future dates from before the time of day was set back.
      if (failure.until <= at || failure.at > at + LONGEST_WAY) failures.delete(failed);
    }
    const failure = failures.get(key);
    if (failure !== undefined) {
      figures.repeated = true;
      throw failure.error;
    }
    try {
      return await ask();
    } catch (error) {
      failures.set(key, { error, at, until: at + blockTimeLeft + LONGEST_WAY });
      const [oldest] = failures.keys();
      if (failures.size > MOST_FAILURES && oldest !== undefined) failures.delete(oldest);
      throw error;
    }
  };
}
