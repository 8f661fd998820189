import { type RetryContext, retryWithinBudget } from '../retry/retry';
import type { CaseDetails, CasesApi, LinkedCase } from './cases-api';
import type { Wanted } from './cases-request';
import { type FoundCase, hasStatus } from './selection';

/** Requests in flight at the same time for single cases. Chosen by measurement (docs/decisions/0002-waits.md). */
const MOST_AT_ONCE = 2;

/**
 * Reads the details of a page's cases: of all that the search index knows in one request, of each other one by itself.
 * Adds those that count to the cases found, in the order of the page, until there is no room for more.
 *
 * @returns how many cases of the page were not looked at.
 * @throws LookupError when details cannot be had; what was known by then has been added.
 */
export async function addByDetails(
  page: LinkedCase[],
  { wanted, room, found }: { wanted: Wanted; room: number; found: FoundCase[] },
  api: CasesApi,
  context: RetryContext,
): Promise<number> {
  const known = await search(page, api, context);
  const lookedAt = await readInTurn(page, { known, room, wanted, found }, api, context);
  return page.length - lookedAt;
}

/** What the search index knows about cases; nothing where there is no index to ask. */
async function search(cases: LinkedCase[], { index }: CasesApi, context: RetryContext) {
  if (cases.length === 0 || !index?.isUsable()) return new Map<string, CaseDetails>();
  const caseIds = cases.map(({ caseId }) => caseId);
  const known = await retryWithinBudget('SearchCases', (signal) => index.find(caseIds, signal), context);
  const found = caseIds.filter((caseId) => known.has(caseId)).length;
  context.stats.statuses = (context.stats.statuses ?? 0) + found;
  return known;
}

/**
 * Goes through cases in their order and reads those that are not known. No request is sent that could turn out to be
 * one too many: there are never more in flight than there is room.
 *
 * @returns how many cases were looked at.
 */
async function readInTurn(
  cases: LinkedCase[],
  { known, room, wanted, found }: { known: Map<string, CaseDetails>; room: number; wanted: Wanted; found: FoundCase[] },
  { readCase }: CasesApi,
  context: RetryContext,
): Promise<number> {
  const { stats } = context;
  const counting: FoundCase[] = [];
  const inFlight = new Set<Promise<void>>();
  const failed = new AbortController();
  const signal = AbortSignal.any([failed.signal, ...(context.signal ? [context.signal] : [])]);
  let next = 0;
  let left = room;

  const decide = (index: number, details: CaseDetails | undefined) => {
    if (details === undefined || !hasStatus(details, wanted)) return;
    counting[index] = { ...(cases[index] as LinkedCase), details };
    left--;
  };
  const read = async (index: number) => {
    const { caseId } = cases[index] as LinkedCase;
    try {
      const attempt = (signal: AbortSignal) => readCase(caseId, signal);
      decide(index, await retryWithinBudget('GetCase', attempt, { ...context, signal }));
      stats.statuses = (stats.statuses ?? 0) + 1;
    } catch (error) {
      failed.abort(error);
    }
  };
  /** One at a time once the quota is exhausted: a second request would compete with the first. */
  const mostAtOnce = () => (stats.requests.GetCase.throttled > 0 ? 1 : MOST_AT_ONCE);

  for (;;) {
    while (!signal.aborted && next < cases.length && inFlight.size < Math.min(mostAtOnce(), left)) {
      const index = next++;
      const details = known.get((cases[index] as LinkedCase).caseId);
      if (details !== undefined) decide(index, details);
      else {
        const reading = read(index).finally(() => inFlight.delete(reading));
        inFlight.add(reading);
      }
    }
    if (inFlight.size === 0) break;
    await Promise.race(inFlight);
  }
  found.push(...counting.filter((each) => each !== undefined));
  signal.throwIfAborted();
  return next;
}
