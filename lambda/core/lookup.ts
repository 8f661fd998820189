import { type FoundCases, listLinkedCases } from './cases';
import type { CasesApi } from './cases-api';
import type { CasesRequest } from './request';
import type { RetryContext } from './retry';

/** The cases found, and the contact whose cases they are. */
export type CasesAnswer = FoundCases & { contactId: string };

/**
 * Asks about one contact after the other, all within one budget, until one has a case that counts. When none has, the
 * answer is about the first.
 *
 * @throws LookupError as soon as one of them cannot be answered for: the next might not be the one that was meant.
 */
export async function lookUpCases(
  { contacts, ...wanted }: CasesRequest,
  api: CasesApi,
  context: RetryContext,
): Promise<CasesAnswer> {
  for (const { contactId, contactArn } of contacts) {
    const found = await listLinkedCases(contactArn, wanted, api, context);
    if (found.cases.length > 0) return { contactId, ...found };
  }
  return { contactId: contacts[0].contactId, cases: [], complete: true };
}
