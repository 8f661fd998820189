import { type CaseFilter, SearchCasesCommand, type SearchCasesCommandOutput } from '@aws-sdk/client-connectcases';
import { CUSTOMER_FIELD, DETAIL_FIELDS } from '../contract/operations';
import type { FurtherFields } from '../contract/response';
import type { CustomerCasesPage, CustomerPageRequest, FindCustomerCases } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import { isLinkedCase, requestedFields, textOf, toDetails } from './case-fields';
import type { CasesClient } from './cases-client';
import { isToken } from './page-reader';
import { translateErrors } from './sdk-errors';

/** Creates the search of one domain for a customer's cases. Status and order are left to Cases. */
export function createCustomerSearcher(
  domainId: string,
  client: CasesClient,
  further: FurtherFields = {},
): FindCustomerCases {
  const fields = requestedFields(further, CUSTOMER_FIELD);
  return (request, abortSignal) => {
    const { customer, status, order, nextToken, size } = request;
    const command = new SearchCasesCommand({
      domainId,
      filter: filterOf(customer, status),
      ...(order !== 'listed' && { sorts: [{ fieldId: DETAIL_FIELDS[order], sortOrder: 'Desc' }] }),
      fields,
      maxResults: size,
      nextToken,
    });
    const found = client.send(command, { abortSignal }).then((output) => toPage(output, request, further));
    return translateErrors(found);
  };
}

/** An account can add statuses, and a case is open until it is closed. */
function filterOf(customer: string, status: CustomerPageRequest['status']): CaseFilter {
  const equalTo = (id: string, stringValue: string) => ({ field: { equalTo: { id, value: { stringValue } } } });
  const isCustomers = equalTo(CUSTOMER_FIELD, customer);
  if (status === 'any') return isCustomers;
  const isClosed = equalTo(DETAIL_FIELDS.status, 'closed');
  return { andAll: [isCustomers, status === 'open' ? { not: isClosed } : isClosed] };
}

/**
 * The SDK passes on any JSON, so its types are checked here. The published list is sparse: an entry that is null is no case.
 *
 * @throws AttemptFailure also for a case of another customer: a flow must never get one.
 */
function toPage(
  { cases, nextToken, totalCount }: SearchCasesCommandOutput,
  { customer, status, size }: CustomerPageRequest,
  further: FurtherFields,
): CustomerCasesPage {
  if (!Array.isArray(cases) || cases.length > size || !isToken(nextToken)) throw new AttemptFailure('malformedAnswer');
  const present = (cases as unknown[]).filter((entry) => entry !== null && entry !== undefined);
  const found = present.map((entry) => {
    if (!isLinkedCase(entry)) throw new AttemptFailure('malformedAnswer');
    const { caseId, templateId, fields } = entry as typeof entry & { fields?: unknown };
    if (!Array.isArray(fields)) throw new AttemptFailure('malformedAnswer');
    if (textOf(fields, CUSTOMER_FIELD) !== customer) {
      const cause = new Error('A case of another customer was among the cases of this one');
      throw new AttemptFailure('contradictoryAnswer', { cause });
    }
    const details = toDetails(fields, further);
    if (details.status === '' && status !== 'any') throw new AttemptFailure('statusUnknown');
    return { caseId, templateId, details };
  });
  return {
    cases: found,
    entries: cases.length,
    totalCount: typeof totalCount === 'number' ? totalCount : undefined,
    // A null or empty token ends the list as a missing one does.
    ...(nextToken && { nextToken }),
  };
}
