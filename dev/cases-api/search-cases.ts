import { type EmulatedCase, fieldOf, fieldsOf } from './cases';
import { createPageTokens, type Operation } from './operation';
import type { SearchIndex } from './search-index';
import { foreignSearchToken, readSearchRequest, type SearchRequest, type Sort } from './search-request';
import { describe, validationError } from './validation';

/** The operation SearchCases, for cases that are searched for by their ids. `refuses` rejects such a search as invalid. */
export function searchCases(index: SearchIndex, { refuses }: { refuses: boolean }): Operation<SearchRequest> {
  const tokens = createPageTokens();

  return {
    name: 'SearchCases',
    path: '/domains/{domainId}/cases-search',
    read: ([domainId = ''], body) => readSearchRequest(domainId, body),
    facts: ({ caseIds }) => ({ searched: caseIds?.length }),
    serve(request, { fault, argument }) {
      const { domainId, caseIds, sorts, fields, limit, nextToken, ...rest } = request;
      if (refuses && caseIds !== undefined) return REFUSED;
      const search = JSON.stringify([caseIds, sorts, fields, limit, rest]);
      const position = nextToken === undefined ? 0 : tokens.read(domainId, search, nextToken);
      if (position === undefined) return foreignSearchToken(nextToken);
      const found = index.cases().filter(({ caseId }) => caseIds?.includes(caseId) ?? true);
      for (const sort of sorts.toReversed()) found.sort(by(sort));
      const end = position + limit;
      const tokenFor = (at: number) => tokens.issue(domainId, search, at);
      const cases = found.slice(position, end).map((each) => ({
        caseId: each.caseId,
        templateId: each.templateId,
        fields: fieldsOf(each, fields),
      }));
      const page = { cases, totalCount: found.length, ...(end < found.length && { nextToken: tokenFor(end) }) };
      const body = 'page' in fault ? fault.page(page, { position, limit, tokenFor }, argument) : page;
      return { body, cases: Array.isArray(body.cases) ? body.cases.length : undefined };
    },
  };
}

const REFUSED = {
  refusal: validationError([describe('filter', 'case_id', 'Member must not filter by the field case_id')]),
};

/** Compares cases by a field; a case without a value comes last in either order. */
function by({ fieldId, sortOrder }: Sort) {
  return (one: EmulatedCase, other: EmulatedCase): number => {
    const [a, b] = [fieldOf(one, fieldId), fieldOf(other, fieldId)];
    if (a === b) return 0;
    if (a === undefined || b === undefined) return a === undefined ? 1 : -1;
    return (a < b ? -1 : 1) * (sortOrder === 'Asc' ? 1 : -1);
  };
}
