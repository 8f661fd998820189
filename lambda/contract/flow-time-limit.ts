/**
 * Whole seconds for which a flow's Invoke Lambda block can wait for an answer (Connect Administrator Guide). Only an
 * asynchronous block can wait longer than `longest`.
 */
export const FLOW_TIME_LIMITS = { shortest: 1, longest: 8, longestAsynchronous: 60 };

/** Reads a time limit in whole seconds; undefined when a block cannot wait that long. */
export function readFlowTimeLimit(text: string, longest = FLOW_TIME_LIMITS.longest): number | undefined {
  return /^[1-9]\d?$/.test(text) && isFlowTimeLimit(Number(text), longest) ? Number(text) : undefined;
}

/** Whether a block can be set to wait so many seconds. */
export function isFlowTimeLimit(seconds: number, longest = FLOW_TIME_LIMITS.longest): boolean {
  return Number.isInteger(seconds) && seconds >= FLOW_TIME_LIMITS.shortest && seconds <= longest;
}
