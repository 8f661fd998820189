import { LookupError } from '../retry/failure';
import type { RetryContext } from '../retry/retry';
import type { CasesApi } from './cases-api';
import type { CaseCriteria, Contact } from './cases-request';
import { findCustomerCases } from './customer-cases';
import { addByDetails } from './details';
import { readPages } from './pages';
import { type FoundCase, inOrder, isOfTemplate, maxToFind, needsDetails } from './selection';

/** Cases in the order asked for, each once; complete when there can be no other that counts. */
export type FoundCases = { cases: FoundCase[]; complete: boolean };

/** The most cases that Cases puts on a page of a contact's cases; each page costs a request of the quota. */
const MAX_PAGE_SIZE = 10;

/**
 * Lists the cases of a contact or of a customer that count, until the list ends or as many are found as are wanted.
 *
 * @throws LookupError when the list is incomplete, unless `allowPartial` is set and at least one case was found.
 */
export async function listCases(
  of: Contact | { customer: string },
  criteria: CaseCriteria,
  api: CasesApi,
  context: RetryContext,
): Promise<FoundCases> {
  const found: FoundCase[] = [];
  const answer = (complete: boolean): FoundCases => ({
    cases: inOrder(found, criteria).slice(0, criteria.maxCases),
    complete: complete && found.length <= criteria.maxCases,
  });
  try {
    const wanted = { criteria, found };
    const isAll =
      'customer' in of
        ? await findCustomerCases(of.customer, wanted, api, context)
        : await findLinkedCases(of.contactArn, wanted, api, context);
    return answer(isAll);
  } catch (error) {
    const known = criteria.allowPartial && found.length > 0;
    if (known && error instanceof LookupError && error.outOfTime) return answer(false);
    throw error;
  }
}

/**
 * Adds the cases that count to those found, until the list ends or enough are found. Details are read while further
 * pages are listed, unless the cases at hand could turn out to be enough: then the next page may not be needed.
 *
 * @returns whether there can be no other that counts.
 */
async function findLinkedCases(
  contactArn: string,
  { criteria, found }: { criteria: CaseCriteria; found: FoundCase[] },
  api: CasesApi,
  context: RetryContext,
): Promise<boolean> {
  const most = maxToFind(criteria);
  const failed = new AbortController();
  const listing = { ...context, signal: failed.signal };
  let undecided = 0;
  let skipped = 0;
  let deciding = Promise.resolve();
  try {
    const size = pageSize(criteria);
    const readPage = (nextToken: string | undefined, signal: AbortSignal) =>
      api.readPage({ contactArn, nextToken, size }, signal);
    for await (const page of readPages('ListCasesForContact', readPage, listing)) {
      const candidates = page.cases.filter((linked) => isOfTemplate(linked, criteria));
      undecided += candidates.length;
      deciding = deciding.then(async () => {
        const room = most - found.length;
        const add = needsDetails(criteria) ? addByDetails : addAsListed;
        skipped += await add(candidates, { criteria, room, found }, api, listing);
        undecided -= candidates.length;
      });
      deciding.catch((error) => failed.abort(error));
      if (found.length + undecided >= most) await deciding;
      if (found.length >= most) return skipped === 0 && page.isLast;
    }
    await deciding;
    return true;
  } catch (error) {
    // Nothing may be in flight when the lookup ends. The first error is the reason.
    failed.abort(error);
    throw failed.signal.reason;
  }
}

/** Adds the cases of a page to those found, until there is no room for more. @returns how many were left out. */
async function addAsListed(page: FoundCase[], { room, found }: { room: number; found: FoundCase[] }): Promise<number> {
  found.push(...page.slice(0, room));
  return Math.max(0, page.length - room);
}

/** A small page where no more can be needed; with a filter or an order a small page would only mean more of them. */
function pageSize({ templateId, status, order, maxCases }: CaseCriteria): number {
  const mayNeedMore = templateId.length > 0 || status !== 'any' || order !== 'listed';
  return mayNeedMore ? MAX_PAGE_SIZE : Math.min(MAX_PAGE_SIZE, maxCases);
}
