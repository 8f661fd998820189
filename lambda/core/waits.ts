import type { FailureKind } from './failure';

/** Times in milliseconds. Chosen by measurement, see docs/overload.md; the default quota brings a token every 500. */
const THROTTLED = {
  /** Asking sooner than this has little chance and costs a request. */
  shortest: 100,
  /** Waiting longer than this leaves tokens lying when few contacts compete for them. */
  longestRange: 2000,
  /** By how much each page that a lookup holds shortens the range of its waits. */
  urgencyOfPage: 3,
};

/** Times in milliseconds: what a moment may have mended is tried again at once, then ever more seldom. */
const OTHER = { shortest: 20, firstRange: 100, longestRange: 2000 };

/** What is known of a failure when the wait after it is chosen; times in milliseconds. */
export type Setback = {
  kind: FailureKind;
  /** Failures in a row, this one included. */
  failures: number;
  /** Pages that the lookup holds already. */
  pagesHeld: number;
  /** How long Cases asks to be left alone. */
  retryAfter: number | undefined;
  /** The longest pause that leaves time for another attempt. */
  longestPause: number;
};

/**
 * Chooses the wait before the next attempt, in milliseconds, at random so that contacts that were refused together do
 * not come back together; undefined when no wait leaves time for another attempt.
 *
 * After a refusal for want of quota the range is a part of the time that is left. So a contact asks the more often
 * the longer its caller has been waiting, and first come tends to be first served. A lookup that holds pages asks more
 * often still: were it overtaken by others that hold none, what it holds would be lost, and few would ever finish.
 */
export function chooseWait(setback: Setback, random: () => number): number | undefined {
  const { kind, retryAfter = 0, longestPause } = setback;
  const ownShortest = kind === 'throttled' ? THROTTLED.shortest : OTHER.shortest;
  // A Retry-After that outlasts the budget is not obeyed: to obey it would be to give up.
  const shortest = retryAfter > longestPause ? ownShortest : Math.max(ownShortest, retryAfter);
  if (shortest > longestPause) return undefined;
  const range = kind === 'throttled' ? throttledRange(setback) : otherRange(setback);
  return Math.min(shortest + random() * range, longestPause);
}

function throttledRange({ pagesHeld, longestPause }: Setback): number {
  return Math.min(longestPause / 2, THROTTLED.longestRange) / THROTTLED.urgencyOfPage ** pagesHeld;
}

function otherRange({ failures }: Setback): number {
  return Math.min(OTHER.firstRange * 2 ** (failures - 1), OTHER.longestRange);
}
