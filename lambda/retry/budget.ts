/**
 * Time kept back at the end. The block's clock started before the event reached the function, and the answer must
 * reach the block while it still waits.
 */
const ANSWER_RESERVE_MS = 300;

/**
 * Time that an attempt needs to have a chance: a later one would only use quota. Cases does not publish its
 * latency; this is several times the round trip of a small request inside a Region.
 */
const MIN_ATTEMPT_MS = 150;

/** After this time without an answer, a first attempt counts as hung: a new attempt is more likely to succeed. */
const FIRST_ATTEMPT_MS = 2000;

/**
 * The limit grows by this factor after each attempt of the same operation that reached it: if Cases is slow, more attempts
 * only use quota.
 */
const GROWTH = 2;

/**
 * It grows once by this factor after throttling. Other lookups then need the quota for their first attempts, and the
 * connection over which a refusal came is hardly dead.
 */
const GROWTH_AFTER_THROTTLING = 2.5;

/** All the time that one invocation has, as absolute moments on the clock's scale. */
export type Budget = {
  /** When the function must have answered. */
  deadline: number;
};

/** Opens the budget of one invocation; all times in milliseconds. */
export function openBudget(times: {
  now: number;
  /** For how long the flow's block waits. */
  timeLimitMs: number;
  /** How long the block had been waiting when the invocation began. */
  alreadyWaitedMs: number;
  /** What Lambda leaves this invocation. */
  remainingMs: number;
}): Budget {
  const { now, timeLimitMs, alreadyWaitedMs, remainingMs } = times;
  return { deadline: now + Math.min(timeLimitMs - alreadyWaitedMs, remainingMs) - ANSWER_RESERVE_MS };
}

/** The longest wait after which one more attempt can still finish in time, in milliseconds; below zero when none can. */
export function maxWaitMs(budget: Budget, now: number): number {
  return budget.deadline - MIN_ATTEMPT_MS - now;
}

/**
 * How long an attempt that begins now may take before the next, in milliseconds.
 *
 * @param requests How many attempts of the same operation had no answer in time, and how many were throttled.
 */
export function attemptLimitMs(
  budget: Budget,
  now: number,
  { timedOut, throttled }: { timedOut: number; throttled: number },
): number {
  const growth = GROWTH ** timedOut * (throttled > 0 ? GROWTH_AFTER_THROTTLING : 1);
  return Math.min(FIRST_ATTEMPT_MS * growth, budget.deadline - now);
}
