import type { Clock } from './retry/clock';

/**
 * Time between the end of initialisation and the call for which Lambda started the execution environment. If more time
 * passes, Lambda initialised the environment ahead of any call, and no caller waited for it.
 */
const MAX_HANDOVER_MS = 500;

/**
 * Tells for each invocation how long its block had been waiting when it began, because its call made Lambda start the
 * execution environment. Lambda's own count of the remaining time leaves this out. Call it when initialisation has ended.
 *
 * @param environment `timeOfDay` in milliseconds: the clock may stop while Lambda freezes the process. `onDemand` is false
 *   with provisioned concurrency, which initialises long before a call.
 * @returns A function to be called once at the start of each invocation. It returns milliseconds: since the process
 *   began, where the clock has its zero, for a call that waited for the start; 0 for any other.
 */
export function watchColdStart(environment: {
  clock: Clock;
  timeOfDay: () => number;
  onDemand: boolean;
}): () => number {
  const { clock, timeOfDay, onDemand } = environment;
  const initialisedAt = timeOfDay();
  let first = true;
  return () => {
    const idleMs = timeOfDay() - initialisedAt;
    // A negative time means that the clock was set back while the environment was idle, so it did not just start.
    const isColdStart = first && onDemand && idleMs >= 0 && idleMs < MAX_HANDOVER_MS;
    first = false;
    return isColdStart ? clock.now() : 0;
  };
}
