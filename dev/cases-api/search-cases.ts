import { errorAnswer } from './answer';
import { type EmulatedCase, fieldOf, fieldsOf, refuseFields } from './cases';
import { createPageTokens, type Operation, type Refusal } from './operation';
import { compareValues, type ReadFilter, readFilter } from './search-filter';
import type { SearchIndex } from './search-index';
import {
  describe,
  listConstraint,
  numberConstraint,
  readMembers,
  textConstraint,
  validationError,
  violationsOf,
} from './validation';

type Sort = { fieldId: string; sortOrder: 'Asc' | 'Desc' };

/** A valid request for one page of a search. */
type SearchRequest = {
  domainId: string;
  /** Undefined finds all cases of the domain. */
  filter: ReadFilter | undefined;
  sorts: Sort[];
  fields: string[];
  /** The maximum number of cases that the page may hold. */
  limit: number;
  nextToken: string | undefined;
  /** What tells this search from others: a token works for the same search only. */
  search: string;
};

/** The operation SearchCases. `refuses` rejects a filter by case id as invalid. */
export function searchCases(index: SearchIndex, { refuses }: { refuses: boolean }): Operation<SearchRequest> {
  const tokens = createPageTokens();

  return {
    name: 'SearchCases',
    path: '/domains/{domainId}/cases-search',
    read: ([domainId = ''], body) => readSearchRequest(domainId, body),
    facts: ({ filter }) => ({ searched: filter && (filter.caseIds.length || 'filter') }),
    serve(request, { fault, argument }) {
      const { domainId, filter, sorts, fields, limit, nextToken, search } = request;
      if (refuses && filter?.fieldIds.includes('case_id')) return REFUSED;
      const all = index.cases();
      const fieldIds = [...fields, ...sorts.map(({ fieldId }) => fieldId), ...(filter?.fieldIds ?? [])];
      const refused = refuseFields(fieldIds, all);
      if (refused) return refused;
      const position = nextToken === undefined ? 0 : tokens.read(domainId, search, nextToken);
      if (position === undefined) return foreignToken(nextToken);
      const found = all.filter((each) => filter?.finds(each) ?? true);
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
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return (compareValues(a, b) || 0) * (sortOrder === 'Asc' ? 1 : -1);
  };
}

const FIELD_ID = { min: 1, max: 500 };
const idConstraint = (value: unknown) => textConstraint(value, FIELD_ID);

/** The published bounds: characters, entries, or values for `maxResults`. */
const RULES = {
  domainId: { bounds: { min: 1, max: 500 }, constraint: textConstraint, required: true },
  maxResults: { bounds: { min: 1, max: 100 }, constraint: numberConstraint },
  nextToken: { bounds: { min: 0, max: 9000 }, constraint: textConstraint },
  searchTerm: { bounds: { min: 0, max: 255 }, constraint: textConstraint },
  sorts: { bounds: { min: 0, max: 2 }, constraint: listConstraint(sortConstraint) },
  fields: { bounds: { min: 0, max: 25 }, constraint: listConstraint((entry) => idConstraint(memberOf(entry, 'id'))) },
};

/** How many cases a page holds when `maxResults` is absent is not published. */
const DEFAULT_LIMIT = 10;

/** Reads a request from the path's domain id and the body; a refusal names every wrong member. */
function readSearchRequest(domainId: string, body: Buffer): SearchRequest | Refusal {
  const read = readMembers(body);
  if ('refusal' in read) return read;
  const { filter: given, searchTerm, maxResults, nextToken, sorts, fields } = read.members;
  const violations = violationsOf(RULES, { ...read.members, domainId });
  const filter = given == null ? undefined : readFilter(given);
  if (filter && 'violation' in filter) violations.push(filter.violation);
  if (violations.length > 0) return { refusal: validationError(violations) };
  if (searchTerm) return notEmulated('A searchTerm');
  if (filter && 'notEmulated' in filter) return notEmulated(filter.notEmulated);
  return {
    domainId,
    filter: filter as ReadFilter | undefined,
    sorts: (sorts ?? []) as Sort[],
    fields: ((fields ?? []) as { id: string }[]).map(({ id }) => id),
    limit: (maxResults as number | null | undefined) ?? DEFAULT_LIMIT,
    nextToken: (nextToken as string | null | undefined) || undefined,
    search: JSON.stringify({ given, sorts, fields, maxResults }),
  };
}

/** The refusal of a token that was not issued for this search. */
function foreignToken(token: string | undefined): Refusal {
  return {
    refusal: validationError([describe('nextToken', token, 'Member must be a token from a page of this search')]),
  };
}

function sortConstraint(sort: unknown): string | undefined {
  const order = memberOf(sort, 'sortOrder');
  return (
    idConstraint(memberOf(sort, 'fieldId')) ??
    (order === 'Asc' || order === 'Desc' ? undefined : 'Member must satisfy enum value set: [Asc, Desc]')
  );
}

function memberOf(value: unknown, name: string): unknown {
  return (value as Record<string, unknown> | null | undefined)?.[name];
}

function notEmulated(what: string): Refusal {
  const message = `${what} is not emulated. Emulated are filters by field, not, andAll and orAll.`;
  return { refusal: errorAnswer('NotEmulatedException', message) };
}
