import type { Clock } from './retry/clock';

/**
 * Milliseconds between the end of initialisation and the call for which Lambda started the sandbox. A sandbox that
 * waited longer was initialised ahead of any call, and no caller waited for it.
 */
const LONGEST_HANDOVER = 500;

/**
 * Tells for each invocation how long its block had been waiting when it began, because its call made Lambda start the
 * sandbox. Lambda's own count of the remaining time leaves this out. Call it when initialisation has ended.
 *
 * @param sandbox `timeOfDay` in milliseconds: the clock may stop while Lambda freezes the sandbox. `onDemand` is false
 *   with provisioned concurrency, which initialises long before a call.
 * @returns A function to be called once at the start of each invocation. It returns milliseconds: since the process
 *   began, where the clock has its zero, for a call that waited for the start; 0 for any other.
 */
export function watchColdStart(sandbox: { clock: Clock; timeOfDay: () => number; onDemand: boolean }): () => number {
  const { clock, timeOfDay, onDemand } = sandbox;
  const initialisedAt = timeOfDay();
  let first = true;
  return () => {
    const idle = timeOfDay() - initialisedAt;
    // A negative time means that the clock was set back while the sandbox was idle, so it did not just start.
    const isColdStart = first && onDemand && idle >= 0 && idle < LONGEST_HANDOVER;
    first = false;
    return isColdStart ? clock.now() : 0;
  };
}
