import type { LinkedCase, ReadCaseStatus } from './cases-api';
import { type RetryContext, retryWithinBudget } from './retry';

/** Requests under way at the same time. Chosen by measurement, see docs/overload.md. */
const MOST_AT_ONCE = 2;

/**
 * Adds to the cases found those of a page that have the wanted status, in the order of the page, until there is no room
 * for more. No request is sent that could turn out to be one too many: there are never more under way than there is room.
 *
 * @returns how many cases of the page were not looked at.
 * @throws LookupError when a status cannot be had; what was known by then has been added.
 */
export async function addByStatus(
  page: LinkedCase[],
  { status, room, found }: { status: 'open' | 'closed'; room: number; found: LinkedCase[] },
  readStatus: ReadCaseStatus,
  context: RetryContext,
): Promise<number> {
  const wanted: boolean[] = [];
  const underWay = new Set<Promise<void>>();
  const failed = new AbortController();
  let next = 0;
  let left = room;

  const read = async (index: number) => {
    const { caseId } = page[index] as LinkedCase;
    try {
      const attempt = (signal: AbortSignal) => readStatus(caseId, signal);
      const text = await retryWithinBudget(attempt, { ...context, inVain: failed.signal });
      context.figures.statuses = (context.figures.statuses ?? 0) + 1;
      wanted[index] = text !== undefined && statusOf(text) === status;
      if (wanted[index]) left--;
    } catch (error) {
      failed.abort(error);
    }
  };

  for (;;) {
    while (!failed.signal.aborted && next < page.length && underWay.size < Math.min(MOST_AT_ONCE, left)) {
      const reading = read(next++).finally(() => underWay.delete(reading));
      underWay.add(reading);
    }
    if (underWay.size === 0) break;
    await Promise.race(underWay);
  }
  found.push(...page.filter((_, index) => wanted[index]));
  failed.signal.throwIfAborted();
  return page.length - next;
}

/** An account can give its cases further statuses, such as "Pending"; a case is at work until it is closed. */
function statusOf(text: string): 'open' | 'closed' {
  return text.toLowerCase() === 'closed' ? 'closed' : 'open';
}
