/** Whole seconds for which a flow's Invoke Lambda block can wait for an answer (Connect Administrator Guide). */
export const FLOW_TIME_LIMITS = { shortest: 1, longest: 8 };

/** Reads a time limit in whole seconds; undefined when a block cannot wait that long. */
export function readFlowTimeLimit(text: string): number | undefined {
  return /^\d$/.test(text) && isFlowTimeLimit(Number(text)) ? Number(text) : undefined;
}

/** Whether a block can be set to wait so many seconds. */
export function isFlowTimeLimit(seconds: number): boolean {
  const { shortest, longest } = FLOW_TIME_LIMITS;
  return Number.isInteger(seconds) && seconds >= shortest && seconds <= longest;
}
