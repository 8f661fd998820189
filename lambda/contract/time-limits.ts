/**
 * Whole seconds for which a flow's Invoke Lambda block can wait for an answer (Connect Administrator Guide). Only an
 * asynchronous block can wait longer than `MAX_TIME_LIMIT_SECONDS`.
 */
export const MIN_TIME_LIMIT_SECONDS = 1;
export const MAX_TIME_LIMIT_SECONDS = 8;
export const MAX_ASYNC_TIME_LIMIT_SECONDS = 60;

/** Reads a time limit in whole seconds; undefined when a block cannot wait that long. */
export function readTimeLimitSeconds(text: string, maxSeconds = MAX_TIME_LIMIT_SECONDS): number | undefined {
  return /^[1-9]\d?$/.test(text) && isTimeLimitSeconds(Number(text), maxSeconds) ? Number(text) : undefined;
}

/** Whether a block can be set to wait so many seconds. */
export function isTimeLimitSeconds(seconds: number, maxSeconds = MAX_TIME_LIMIT_SECONDS): boolean {
  return Number.isInteger(seconds) && seconds >= MIN_TIME_LIMIT_SECONDS && seconds <= maxSeconds;
}
