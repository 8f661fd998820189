/**
 * Milliseconds kept back at the end. The block's clock started before the event reached the function, and the answer must
 * reach the block while it still waits.
 */
const ANSWER_RESERVE = 300;

/**
 * Milliseconds that an attempt needs to have a chance: a later one would only use quota. Cases does not publish its
 * latency; this is several times the round trip of a small request inside a Region.
 */
const SHORTEST_ATTEMPT = 150;

/** Milliseconds after which an attempt counts as hung, because a new attempt is more likely to succeed. */
const LONGEST_ATTEMPT = 2000;

/** All the time that one invocation has, as absolute moments on the clock's scale. */
export type Budget = {
  /** When the function must have answered. */
  deadline: number;
  /** When the flow's block stops waiting. */
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
