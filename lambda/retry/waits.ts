import type { Operation } from '../contract/operations';
import type { FailureKind } from './failure';

/**
 * Waits after a throttled request for a page or a search. Chosen by measurement, see docs/decisions/0002-waits.md. The
 * default quota brings a token every 500 ms, and every 250 ms for single cases.
 */
const PAGE_WAITS = {
  /** A request sooner than this has little chance of a token. */
  minMs: 100,
  /** Few contacts that compete leave tokens unused when they wait longer than this. */
  rangeMs: 2000,
  /** Above this range of remaining time, the range grows by a third of the excess: lookups with less time get the tokens. */
  shareOfExcess: 1 / 3,
  /** However much time is left, at least a second attempt must fit. */
  shareOfTime: 1 / 2,
  /** Each page that a lookup has read divides its waits by this. */
  divisorPerPage: 3,
};

/**
 * Waits after a throttled request for a single case. Each case takes a request, so many lookups at once would each read a
 * part of their cases and none would finish.
 */
const CASE_WAITS = {
  minMs: 50,
  firstMs: 3000,
  /** Each case read divides the waits by this, each failure in a row multiplies them: lookups that are ahead finish first. */
  factor: 3,
  shareOfTime: 0.65,
  /** Nearly fixed, so that the order among lookups lasts. */
  randomShare: 1 / 10,
};

/** Waits after any other failure: a short outage may be over at once, during a long one requests become rare. */
const OUTAGE_WAITS = { minMs: 20, firstRangeMs: 100, maxRangeMs: 2000 };

/** What is known of a failed attempt when the wait after it is chosen. */
export type FailedAttempt = {
  kind: FailureKind;
  operation: Operation;
  /** Failures in a row, this one included. */
  failures: number;
  /** How many pages the lookup has read, or cases where single cases are read. */
  pagesOrCasesRead: number;
  /** How long Cases asks the client to wait. */
  retryAfterMs: number | undefined;
  /** The longest wait that leaves time for another attempt. */
  maxWaitMs: number;
};

/**
 * Chooses the wait before the next attempt, in milliseconds, at random so that contacts that were refused together do
 * not come back together; undefined when no wait leaves time for another attempt.
 *
 * After throttling, the wait follows the time left. A contact therefore asks more often the longer its caller has been
 * waiting, and one with a minute to spend leaves the tokens to those with seconds. A lookup that has read pages or cases
 * asks more often still: otherwise lookups that have read nothing would overtake it, and few would ever finish.
 */
export function chooseWait(attempt: FailedAttempt, random: () => number): number | undefined {
  const { kind, retryAfterMs = 0, maxWaitMs } = attempt;
  const [ownMinMs, moreMs] = kind === 'throttled' ? throttledWait(attempt, random) : outageWait(attempt, random);
  // A Retry-After that outlasts the budget is not obeyed: to obey it would be to give up.
  const minMs = retryAfterMs > maxWaitMs ? ownMinMs : Math.max(ownMinMs, retryAfterMs);
  if (minMs > maxWaitMs) return undefined;
  return Math.min(minMs + moreMs, maxWaitMs);
}

/** The shortest wait and what comes on top of it, in milliseconds. */
type Wait = [minMs: number, moreMs: number];

function throttledWait(
  { operation, failures, pagesOrCasesRead, maxWaitMs }: FailedAttempt,
  random: () => number,
): Wait {
  if (operation === 'GetCase') {
    const { minMs, firstMs, factor, shareOfTime, randomShare } = CASE_WAITS;
    const wait = Math.min(maxWaitMs * shareOfTime, firstMs * factor ** (failures - 1 - pagesOrCasesRead));
    return [minMs, wait * (1 - randomShare * random())];
  }
  const { minMs, rangeMs, shareOfExcess, shareOfTime, divisorPerPage } = PAGE_WAITS;
  const patient = Math.max(rangeMs, (maxWaitMs - rangeMs) * shareOfExcess);
  const range = Math.min(maxWaitMs * shareOfTime, patient);
  return [minMs, (random() * range) / divisorPerPage ** pagesOrCasesRead];
}

function outageWait({ kind, failures }: FailedAttempt, random: () => number): Wait {
  // The connection may have died while the environment was frozen. The next attempt opens a new one, so it need not wait.
  if (kind === 'unreachable' && failures === 1) return [OUTAGE_WAITS.minMs, 0];
  const range = Math.min(OUTAGE_WAITS.firstRangeMs * 2 ** (failures - 1), OUTAGE_WAITS.maxRangeMs);
  return [OUTAGE_WAITS.minMs, random() * range];
}
