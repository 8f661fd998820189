import type { Operation } from '../contract/operations';
import type { FailureKind } from './failure';

/**
 * Milliseconds, and shares of the time left. Chosen by measurement, see docs/decisions/0002-waits.md. The default quota
 * brings a token every 500 ms, and every 250 ms for single cases.
 */
const PAGES = {
  /** A request sooner than this has little chance of a token. */
  shortest: 100,
  /** Few contacts that compete leave tokens unused when they wait longer than this. */
  longestRange: 2000,
  /** A lookup with more time than this range needs leaves the tokens to others: it waits up to a third of what is more. */
  shareOfRest: 1 / 3,
  /** However much time is left, at least a second attempt must fit. */
  shareOfTime: 1 / 2,
  /** By how much each page that a lookup holds shortens its waits. */
  urgencyOfPage: 3,
};

/** Single cases come one request each, so a crowd of lookups would each get a part of its cases and none would finish. */
const CASES = {
  shortest: 100,
  firstWait: 2000,
  /** Each case that a lookup holds halves its waits, each refusal in a row doubles them: those ahead finish first. */
  factor: 2,
  shareOfTime: 1 / 2,
  /** Nearly fixed, so that the order among lookups lasts. */
  randomShare: 1 / 10,
};

/** Milliseconds: a short disturbance may be over at once, a long one is asked about less and less often. */
const OTHER = { shortest: 20, firstRange: 100, longestRange: 2000 };

/** What is known of a failure when the wait after it is chosen; times in milliseconds. */
export type Setback = {
  kind: FailureKind;
  operation: Operation;
  /** Failures in a row, this one included. */
  failures: number;
  /** What the lookup holds already: pages, or cases where single cases are read. */
  held: number;
  /** How long Cases asks to be left alone. */
  retryAfter: number | undefined;
  /** The longest pause that leaves time for another attempt. */
  longestPause: number;
};

/**
 * Chooses the wait before the next attempt, in milliseconds, at random so that contacts that were refused together do
 * not come back together; undefined when no wait leaves time for another attempt.
 *
 * After throttling, the wait follows the time left. A contact therefore asks more often the longer its caller has been
 * waiting, and one with a minute to spend leaves the tokens to those with seconds. A lookup that holds pages or cases
 * asks more often still: otherwise lookups that hold nothing would overtake it, and few would ever finish.
 */
export function chooseWait(setback: Setback, random: () => number): number | undefined {
  const { kind, retryAfter = 0, longestPause } = setback;
  const [ownShortest, range] = kind === 'throttled' ? throttledWait(setback, random) : otherWait(setback, random);
  // A Retry-After that outlasts the budget is not obeyed: to obey it would be to give up.
  const shortest = retryAfter > longestPause ? ownShortest : Math.max(ownShortest, retryAfter);
  if (shortest > longestPause) return undefined;
  return Math.min(shortest + range, longestPause);
}

/** The shortest wait and what comes on top of it. */
type Wait = [shortest: number, more: number];

function throttledWait({ operation, failures, held, longestPause }: Setback, random: () => number): Wait {
  if (operation === 'GetCase') {
    const { shortest, firstWait, factor, shareOfTime, randomShare } = CASES;
    const wait = Math.min(longestPause * shareOfTime, firstWait * factor ** (failures - 1 - held));
    return [shortest, wait * (1 - randomShare * random())];
  }
  const { shortest, longestRange, shareOfRest, shareOfTime, urgencyOfPage } = PAGES;
  const patient = Math.max(longestRange, (longestPause - longestRange) * shareOfRest);
  const range = Math.min(longestPause * shareOfTime, patient);
  return [shortest, (random() * range) / urgencyOfPage ** held];
}

function otherWait({ kind, failures }: Setback, random: () => number): Wait {
  // The connection may have died while the sandbox was idle. The next attempt opens a new one, so it need not wait.
  if (kind === 'unreachable' && failures === 1) return [OTHER.shortest, 0];
  const range = Math.min(OTHER.firstRange * 2 ** (failures - 1), OTHER.longestRange);
  return [OTHER.shortest, random() * range];
}
