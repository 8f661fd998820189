/**
 * Milliseconds kept back at the end: the block's clock started before ours, by the way of the event to us, and the
 * answer needs its way back while the block still listens.
 */
const ANSWER_RESERVE = 300;

/**
 * Milliseconds that an attempt needs to have a chance: one that begins later would only spend quota. Cases does not
 * publish its latency; this is several times the round trip of a small request inside a Region.
 */
const SHORTEST_ATTEMPT = 150;

/** Milliseconds after which one attempt has hung and its successor has better chances. */
const LONGEST_ATTEMPT = 2000;

/** All the time that one invocation has, as absolute moments on the clock's scale. */
export type Budget = {
  /** When the answer must be on its way. */
  deadline: number;
  /** When the flow's block stops listening. */
  blockEnd: number;
};

/** Opens the budget of one invocation; all times in milliseconds. */
export function openBudget(times: {
  now: number;
  /** For how long the flow's block waits. */
  timeLimit: number;
  /** How long the block had been waiting when the invocation began. */
  alreadyWaited: number;
  /** What Lambda leaves this invocation. */
  remaining: number;
}): Budget {
  const { now, timeLimit, alreadyWaited, remaining } = times;
  const blockEnd = now + timeLimit - alreadyWaited;
  return { deadline: Math.min(blockEnd, now + remaining) - ANSWER_RESERVE, blockEnd };
}

/** The longest pause after which one more attempt can still finish in time; below zero when none can. */
export function longestPause(budget: Budget, now: number): number {
  return budget.deadline - SHORTEST_ATTEMPT - now;
}

/** How long an attempt that begins now may take, in milliseconds. */
export function attemptLimit(budget: Budget, now: number): number {
  return Math.min(LONGEST_ATTEMPT, budget.deadline - now);
}
