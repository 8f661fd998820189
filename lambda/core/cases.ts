import type { CasesApi, LinkedCase, ReadCasesPage } from './cases-api';
import { LookupError } from './failure';
import type { CasesRequest } from './request';
import { type RetryContext, retryWithinBudget } from './retry';
import { addByStatus } from './statuses';

/** The most cases that the service puts on a page; each page costs a request of the quota. */
const LARGEST_PAGE = 10;

/** More pages than even a quota raised fiftyfold serves within a flow block's 8 seconds: the list has no end. */
const MOST_PAGES = 1000;

/** Which of a contact's cases count, and how they are listed. */
export type Wanted = Omit<CasesRequest, 'contacts'>;

/** Cases in the order that Cases returns them, each once; complete when there can be no other that counts. */
export type FoundCases = { cases: LinkedCase[]; complete: boolean };

/**
 * Lists the cases that a contact is linked to and that count, until the list ends or as many are found as are wanted.
 *
 * @throws LookupError when the list cannot be had, and when only a part of it can unless a part is allowed: a part looks
 *   like an answer. A part without any case never is one.
 */
export async function listLinkedCases(
  contactArn: string,
  wanted: Wanted,
  { readPage, readStatus }: CasesApi,
  context: RetryContext,
): Promise<FoundCases> {
  const { status, maxCases } = wanted;
  const cases: LinkedCase[] = [];
  try {
    for await (const page of readPages(contactArn, pageSize(wanted), readPage, context)) {
      const counting = page.cases.filter((linked) => isOfTemplate(linked, wanted));
      const room = maxCases - cases.length;
      const left =
        status === 'any'
          ? addAsListed(counting, { room, found: cases })
          : await addByStatus(counting, { status, room, found: cases }, readStatus, context);
      if (cases.length === maxCases) return { cases, complete: left === 0 && page.isLast };
    }
    return { cases, complete: true };
  } catch (error) {
    const known = wanted.allowPartial && cases.length > 0;
    if (known && error instanceof LookupError && error.outOfTime) return { cases, complete: false };
    throw error;
  }
}

/** Adds the cases of a page to those found, until there is no room for more. @returns how many were left out. */
function addAsListed(page: LinkedCase[], { room, found }: { room: number; found: LinkedCase[] }): number {
  found.push(...page.slice(0, room));
  return Math.max(0, page.length - room);
}

function isOfTemplate({ templateId }: LinkedCase, wanted: Wanted): boolean {
  return wanted.templateId.length === 0 || wanted.templateId.includes(templateId);
}

/** A small page where no more can be needed; with a filter a small page would only mean more of them. */
function pageSize({ templateId, status, maxCases }: Wanted): number {
  return templateId.length > 0 || status !== 'any' ? LARGEST_PAGE : Math.min(LARGEST_PAGE, maxCases);
}

/** Reads page after page of a contact's cases, leaving out of each what an earlier one held. */
async function* readPages(contactArn: string, size: number, readPage: ReadCasesPage, context: RetryContext) {
  const seen = new Set<string>();
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    const request = { contactArn, nextToken, size };
    const page = await retryWithinBudget((signal) => readPage(request, signal), context);
    context.figures.pages++;
    nextToken = page.nextToken;
    yield {
      cases: page.cases.filter(({ caseId }) => !seen.has(caseId) && seen.add(caseId)),
      isLast: nextToken === undefined,
    };
    if (nextToken !== undefined && (tokens.has(nextToken) || context.figures.pages >= MOST_PAGES)) {
      throw new LookupError('endlessPages', context.figures);
    }
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
}
