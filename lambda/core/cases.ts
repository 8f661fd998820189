import { LookupError } from './failure';
import { type RetryContext, retryWithinBudget } from './retry';

export type LinkedCase = { caseId: string; templateId: string };

/** One page of a contact's cases; without a token it is the last. */
export type CasesPage = { cases: LinkedCase[]; nextToken?: string };

/**
 * The port to Amazon Connect Cases: makes one attempt to read one page, until the signal aborts it.
 *
 * @throws AttemptFailure
 */
export type ReadCasesPage = (
  contactArn: string,
  nextToken: string | undefined,
  signal: AbortSignal,
) => Promise<CasesPage>;

/** More pages than even a quota raised fiftyfold serves within a flow block's 8 seconds: the list has no end. */
const MOST_PAGES = 1000;

/**
 * Lists every case that a contact is linked to, in the order that Cases returns them, each once.
 *
 * @throws LookupError when the list cannot be had whole: a part of it would look like an answer.
 */
export async function listLinkedCases(
  contactArn: string,
  readPage: ReadCasesPage,
  context: RetryContext,
): Promise<LinkedCase[]> {
  const cases = new Map<string, LinkedCase>();
  const tokens = new Set<string>();
  let nextToken: string | undefined;
  do {
    const page = await retryWithinBudget((signal) => readPage(contactArn, nextToken, signal), context);
    context.figures.pages++;
    for (const linkedCase of page.cases) {
      if (!cases.has(linkedCase.caseId)) cases.set(linkedCase.caseId, linkedCase);
    }
    nextToken = page.nextToken;
    if (nextToken !== undefined && (tokens.has(nextToken) || context.figures.pages >= MOST_PAGES)) {
      throw new LookupError('endlessPages', context.figures);
    }
    if (nextToken !== undefined) tokens.add(nextToken);
  } while (nextToken !== undefined);
  return [...cases.values()];
}
