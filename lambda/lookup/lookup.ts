import type { Operation } from '../contract/operations';
import type { RetryContext } from '../retry/retry';
import { type FoundCases, listCases } from './cases';
import type { CasesApi } from './cases-api';
import type { CasesRequest } from './cases-request';
import { needsDetails } from './selection';

/** The cases found, where they come from, and whether each case has its details. */
export type CasesAnswer = FoundCases & {
  /** The contact whose cases they are; the one that was asked about first when they are the customer's, or none. */
  contactId: string;
  /** Undefined when there are no cases. */
  foundBy?: 'contact' | 'customer' | undefined;
  detailed: boolean;
};

/**
 * Asks about one contact after the other, and then about the customer, all within one budget, until one has a case that
 * counts. When none has, the answer is about the first contact.
 *
 * @throws LookupError as soon as one of them cannot be answered for: the next might not be the one that was meant.
 */
export async function lookUpCases(
  { contacts, customer, contactId, ...criteria }: CasesRequest,
  api: CasesApi,
  context: Omit<RetryContext, 'throttledOperations'>,
): Promise<CasesAnswer> {
  const retry = { ...context, throttledOperations: new Set<Operation>() };
  const detailed = needsDetails(criteria);
  for (const contact of contacts) {
    const found = await listCases(contact, criteria, api, retry);
    if (found.cases.length > 0) return { contactId: contact.contactId, foundBy: 'contact', detailed, ...found };
  }
  if (customer === undefined) return { contactId, detailed, cases: [], complete: true };
  const found = await listCases({ customer }, criteria, api, retry);
  // Details of a customer's cases come with the cases.
  return { contactId, foundBy: found.cases.length > 0 ? 'customer' : undefined, detailed: true, ...found };
}
