import type { CasesByContact } from './cases';
import { foreignToken, type ListRequest, readListRequest } from './list-request';
import type { Operation } from './operation';
import { cutPage } from './page';
import { createPageTokens } from './page-token';

/** The operation ListCasesForContact. */
export function listCasesForContact(cases: CasesByContact): Operation<ListRequest> {
  const tokens = createPageTokens();

  /** How many cases come before the page; undefined if the token is not for this contact. */
  function positionOf({ domainId, contactArn, nextToken }: ListRequest): number | undefined {
    return nextToken === undefined ? 0 : tokens.read(domainId, contactArn, nextToken);
  }

  return {
    name: 'ListCasesForContact',
    path: '/domains/{domainId}/list-cases-for-contact',
    read: ([domainId = ''], body) => readListRequest(domainId, body),
    facts(request) {
      const position = positionOf(request);
      const page = position === undefined ? undefined : Math.floor(position / request.limit) + 1;
      return { contactId: request.contactId, page };
    },
    serve(request, { fault, argument }) {
      const { domainId, contactArn, contactId, limit, nextToken } = request;
      const position = positionOf(request);
      if (position === undefined) return { refusal: foreignToken(nextToken) };
      const pageRequest = { position, limit, tokenFor: (at: number) => tokens.issue(domainId, contactArn, at) };
      const linked = Object.hasOwn(cases, contactId) ? cases[contactId] : undefined;
      const page = cutPage(linked ?? [], pageRequest);
      const body = 'page' in fault ? fault.page(page, pageRequest, argument) : page;
      return { body, cases: Array.isArray(body.cases) ? body.cases.length : undefined };
    },
  };
}
