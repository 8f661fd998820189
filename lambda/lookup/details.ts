import { type RetryContext, retryWithinBudget } from '../retry/retry';
import type { CaseDetails, CasesApi, LinkedCase } from './cases-api';
import type { CaseCriteria } from './cases-request';
import { type FoundCase, hasStatus } from './selection';

/**
 * Reads the details of a page's cases: of all that the search index knows in one request, of each other one by itself.
 * Adds those that count to the cases found, in the order of the page, until there is no room for more.
 *
 * @returns how many cases of the page were not looked at.
 * @throws LookupError when details cannot be had; what was known by then has been added.
 */
export async function addByDetails(
  page: LinkedCase[],
  { criteria, room, found }: { criteria: CaseCriteria; room: number; found: FoundCase[] },
  api: CasesApi,
  context: RetryContext,
): Promise<number> {
  const known = await search(page, api, context);
  const full = found.length + room;
  let lookedAt = 0;
  for (const linked of page) {
    if (found.length >= full) break;
    lookedAt++;
    const details = known.get(linked.caseId) ?? (await readByItself(linked, api, context));
    if (details !== undefined && hasStatus(details, criteria)) found.push({ ...linked, details });
  }
  return page.length - lookedAt;
}

/** What the search index knows about cases; nothing where there is no index to ask. */
async function search(cases: LinkedCase[], { index }: CasesApi, context: RetryContext) {
  if (cases.length === 0 || !index?.isUsable()) return new Map<string, CaseDetails>();
  const caseIds = cases.map(({ caseId }) => caseId);
  const known = await retryWithinBudget('SearchCases', (signal) => index.find(caseIds, signal), context);
  const found = caseIds.filter((caseId) => known.has(caseId)).length;
  context.stats.detailsRead = (context.stats.detailsRead ?? 0) + found;
  return known;
}

/** Undefined when the case was deleted since it was listed. */
async function readByItself({ caseId }: LinkedCase, { readCase }: CasesApi, context: RetryContext) {
  const details = await retryWithinBudget('GetCase', (signal) => readCase(caseId, signal), context);
  context.stats.detailsRead = (context.stats.detailsRead ?? 0) + 1;
  return details;
}
