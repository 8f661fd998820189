import type { Operation } from '../contract/operations';
import type { RetryContext } from '../retry/retry';
import { type FoundCases, listLinkedCases } from './cases';
import type { CasesApi } from './cases-api';
import type { CasesRequest } from './cases-request';
import { needsDetails } from './selection';

/** The cases found, the contact whose cases they are, and whether each case has its details. */
export type CasesAnswer = FoundCases & { contactId: string; detailed: boolean };

/**
 * Asks about one contact after the other, all within one budget, until one has a case that counts. When none has, the
 * answer is about the first.
 *
 * @throws LookupError as soon as one of them cannot be answered for: the next might not be the one that was meant.
 */
export async function lookUpCases(
  { contacts, ...criteria }: CasesRequest,
  api: CasesApi,
  context: Omit<RetryContext, 'throttledOperations'>,
): Promise<CasesAnswer> {
  const retry = { ...context, throttledOperations: new Set<Operation>() };
  const detailed = needsDetails(criteria);
  for (const { contactId, contactArn } of contacts) {
    const found = await listLinkedCases(contactArn, criteria, api, retry);
    if (found.cases.length > 0) return { contactId, detailed, ...found };
  }
  return { contactId: contacts[0].contactId, detailed, cases: [], complete: true };
}
