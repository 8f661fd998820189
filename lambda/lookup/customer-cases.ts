import { LookupError } from '../retry/failure';
import type { RetryContext } from '../retry/retry';
import type { CasesApi } from './cases-api';
import type { CaseCriteria } from './cases-request';
import { readPages } from './pages';
import { type FoundCase, hasStatus, isOfTemplate } from './selection';

/** The most cases that Cases puts on a page of a search. */
const MAX_SEARCH_PAGE_SIZE = 100;

/**
 * Adds the cases of a customer that count to those found, until the search ends or enough are found. Cases itself selects
 * by status and sorts; it has no filter by template.
 *
 * @returns whether there can be no other that counts.
 * @throws LookupError also when fewer cases came than Cases says there are: a zero must never be a guess.
 */
export async function findCustomerCases(
  customer: string,
  { criteria, found }: { criteria: CaseCriteria; found: FoundCase[] },
  { findByCustomer }: CasesApi,
  context: RetryContext,
): Promise<boolean> {
  const { status, order, maxCases, templateId } = criteria;
  // Only a search that leaves out cases of other templates may need more cases than are wanted.
  const size = templateId.length > 0 ? MAX_SEARCH_PAGE_SIZE : Math.min(MAX_SEARCH_PAGE_SIZE, maxCases);
  const find = (nextToken: string | undefined, signal: AbortSignal) =>
    findByCustomer({ customer, status, order, nextToken, size }, signal);
  let entries = 0;
  for await (const page of readPages('SearchCases', find, context)) {
    context.stats.detailsRead = (context.stats.detailsRead ?? 0) + page.cases.length;
    entries += page.entries;
    found.push(...page.cases.filter((each) => isOfTemplate(each, criteria) && hasStatus(each.details, criteria)));
    const { totalCount = 0 } = page;
    if (page.isLast && entries < totalCount) {
      const cause = new Error(`Cases counts ${totalCount} cases of this customer and returned ${entries}`);
      throw new LookupError('contradictoryAnswer', context.stats, { cause });
    }
    if (found.length >= maxCases) return page.isLast;
  }
  return true;
}
