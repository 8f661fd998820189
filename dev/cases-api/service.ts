import { type Answer, page, serviceError } from './answer';
import { createPageTokens } from './page-tokens';
import { invalid, type PageRequest } from './request';
import type { TokenBucket } from './token-bucket';

export type CaseSummary = { caseId: string; templateId: string };

/** The cases that each contact is linked to, by contact id. */
export type CasesByContact = Record<string, CaseSummary[]>;

/** Lists one page of a contact's cases as the service does: within the quota, or refused for want of it. */
export type ListCases = (request: PageRequest) => Answer;

export const THROTTLING_MESSAGE = 'Rate exceeded for ListCasesForContact';

/** Makes the one operation of the emulated service, for one domain. */
export function createService(domainId: string, cases: CasesByContact, quota: TokenBucket): ListCases {
  const tokens = createPageTokens();

  return (request) => {
    if (!quota.take()) return serviceError(429, 'ThrottlingException', THROTTLING_MESSAGE);
    if (request.domainId !== domainId) {
      return serviceError(404, 'ResourceNotFoundException', 'The domain was not found', {
        resourceId: request.domainId,
        resourceType: 'Domain',
      });
    }
    const list = `${request.domainId} ${request.contactArn}`;
    const offset = request.nextToken === '' ? 0 : tokens.redeem(list, request.nextToken);
    if (offset === undefined) return invalid(["Value at 'nextToken' is not a token of this list"]);
    const linked = Object.hasOwn(cases, request.contactId) ? cases[request.contactId]! : [];
    const end = offset + request.maxResults;
    const summaries = linked.slice(offset, end).map(({ caseId, templateId }) => ({ caseId, templateId }));
    return page({ cases: summaries, ...(end < linked.length && { nextToken: tokens.issue(list, end) }) });
  };
}
