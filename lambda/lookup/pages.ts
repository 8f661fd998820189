import type { Operation } from '../contract/operations';
import { LookupError } from '../retry/failure';
import { type RetryContext, retryWithinBudget } from '../retry/retry';
import type { LinkedCase } from './cases-api';

/** As many pages of one contact as the largest `maxCases` needs. More than that, the list has no end. */
const MAX_PAGES = 1000;

/**
 * Reads page after page of cases, leaving out of each what an earlier one held.
 *
 * @throws LookupError
 */
export async function* readPages<Page extends { cases: LinkedCase[]; nextToken?: string }>(
  operation: Operation,
  readPage: (nextToken: string | undefined, signal: AbortSignal) => Promise<Page>,
  context: RetryContext,
): AsyncGenerator<Page & { isLast: boolean }> {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  let pages = 0;
  do {
    const token = nextToken;
    const page = await retryWithinBudget(operation, (signal) => readPage(token, signal), context);
    context.stats.pages++;
    pages++;
    nextToken = page.nextToken;
    yield {
      ...page,
      cases: page.cases.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId)),
      isLast: nextToken === undefined,
    };
    if (nextToken !== undefined && (tokens.has(nextToken) || pages >= MAX_PAGES)) {
      throw new LookupError('endlessPages', context.stats);
    }
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
}
