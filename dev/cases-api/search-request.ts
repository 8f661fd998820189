import { errorAnswer } from './answer';
import { refuseFields } from './cases';
import type { Refusal } from './operation';
import {
  describe,
  listConstraint,
  numberConstraint,
  readMembers,
  textConstraint,
  validationError,
  violationsOf,
} from './validation';

export type Sort = { fieldId: string; sortOrder: 'Asc' | 'Desc' };

/** A valid request for one page of a search. */
export type SearchRequest = {
  domainId: string;
  /** The cases to find; undefined finds all of the domain. */
  caseIds: string[] | undefined;
  sorts: Sort[];
  fields: string[];
  /** The most cases that the page may hold. */
  limit: number;
  nextToken: string | undefined;
};

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
  'filter.orAll': { bounds: { min: 0, max: 10 }, constraint: listConstraint(() => undefined) },
  'filter.andAll': { bounds: { min: 0, max: 10 }, constraint: listConstraint(() => undefined) },
};

/** How many cases a page holds when `maxResults` is absent is not published. */
const DEFAULT_LIMIT = 10;

/** Reads a request from the path's domain id and the body; a refusal names every wrong member. */
export function readSearchRequest(domainId: string, body: Buffer): SearchRequest | Refusal {
  const read = readMembers(body);
  if ('refusal' in read) return read;
  const { filter, searchTerm, maxResults, nextToken } = read.members;
  const violations = violationsOf(RULES, {
    ...read.members,
    domainId,
    'filter.orAll': memberOf(filter, 'orAll'),
    'filter.andAll': memberOf(filter, 'andAll'),
  });
  if (violations.length > 0) return { refusal: validationError(violations) };
  if (searchTerm) return notEmulated('A searchTerm');

  const sorts = (read.members.sorts ?? []) as Sort[];
  const fields = ((read.members.fields ?? []) as { id: string }[]).map(({ id }) => id);
  const refused = refuseFields([...fields, ...sorts.map(({ fieldId }) => fieldId)]);
  if (refused) return refused;
  const caseIds = filter ? caseIdsOf(filter) : undefined;
  if (filter && caseIds === undefined) return notEmulated('This filter');
  const limit = (maxResults as number | null | undefined) ?? DEFAULT_LIMIT;
  return { domainId, caseIds, sorts, fields, limit, nextToken: (nextToken as string | null | undefined) || undefined };
}

/** The refusal of a token that was not issued for this search. */
export function foreignSearchToken(token: string | undefined): Refusal {
  return {
    refusal: validationError([describe('nextToken', token, 'Member must be a token from a page of this search')]),
  };
}

/** The case ids that a filter accepts; undefined for a filter that is not emulated. */
function caseIdsOf(filter: unknown): string[] | undefined {
  const orAll = memberOf(filter, 'orAll');
  const ids = (Array.isArray(orAll) ? orAll : [filter]).map((each) => {
    const equalTo = memberOf(memberOf(each, 'field'), 'equalTo');
    const value = memberOf(memberOf(equalTo, 'value'), 'stringValue');
    return memberOf(equalTo, 'id') === 'case_id' && typeof value === 'string' ? value : undefined;
  });
  return ids.includes(undefined) ? undefined : (ids as string[]);
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
  const message = `${what} is not emulated. Emulated is the filter equalTo on case_id, alone or in orAll.`;
  return { refusal: errorAnswer('NotEmulatedException', message) };
}
