import { LookupError } from '../retry/failure';
import { type RetryContext, retryWithinBudget } from '../retry/retry';
import type { LinkedCase, ReadCasesPage } from './cases-api';

/** The most cases that the service puts on a page; each page costs a request of the quota. */
export const MAX_PAGE_SIZE = 10;

/** As many pages of one contact as the largest `maxCases` needs. More than that, the list has no end. */
const MAX_PAGES = 1000;

/**
 * Reads page after page of a contact's cases, leaving out of each what an earlier one held.
 *
 * @throws LookupError
 */
export async function* readPages(
  { contactArn, size }: { contactArn: string; size: number },
  readPage: ReadCasesPage,
  context: RetryContext,
): AsyncGenerator<{ cases: LinkedCase[]; isLast: boolean }> {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const request = { contactArn, nextToken, size };
    const page = await retryWithinBudget('ListCasesForContact', (signal) => readPage(request, signal), context);
    context.stats.pages++;
    pages++;
    nextToken = page.nextToken;
    yield {
      cases: page.cases.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId)),
      isLast: nextToken === undefined,
    };
    if (nextToken !== undefined && (tokens.has(nextToken) || pages >= MAX_PAGES)) {
      throw new LookupError('endlessPages', context.stats);
    }
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
}
