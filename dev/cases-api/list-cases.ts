import type { Answer } from './answer';
import type { CasesByContact } from './cases';
import { createPageTokens, cutPage, type Operation, type Refusal } from './operation';
import {
  type Bounds,
  describe,
  numberConstraint,
  readMembers,
  textConstraint,
  validationError,
  violationsOf,
} from './validation';

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

/** A valid request for one page of a contact's cases. */
type ListRequest = {
  domainId: string;
  contactArn: string;
  contactId: string;
  /** The most cases that the page may hold. */
  limit: number;
  /** The token that the page before gave; undefined asks for the first page. */
  nextToken?: string;
};

/** The published bounds: lengths in characters, values for `maxResults`. */
const BOUNDS = {
  domainId: { min: 1, max: 500 },
  contactArn: { min: 1, max: 500 },
  maxResults: { min: 1, max: 10 },
  nextToken: { min: 0, max: 9000 },
};

/** How many cases a page holds when `maxResults` is absent is not published. */
const DEFAULT_LIMIT = BOUNDS.maxResults.max;

/** The form that Connect gives its contacts' ARNs; the model publishes no pattern. */
const CONTACT_ARN = /^arn:aws[a-z-]*:connect:[a-z0-9-]+:\d{12}:instance\/[\w-]+\/contact\/([\w-]+)$/;

const RULES = {
  domainId: { bounds: BOUNDS.domainId, constraint: textConstraint, required: true },
  contactArn: {
    bounds: BOUNDS.contactArn,
    constraint: (value: unknown, bounds: Bounds) => textConstraint(value, bounds) ?? arnConstraint(value),
    required: true,
  },
  maxResults: { bounds: BOUNDS.maxResults, constraint: numberConstraint },
  nextToken: { bounds: BOUNDS.nextToken, constraint: textConstraint },
};

/** Reads a request from the path's domain id and the body; a refusal names every wrong member. */
function readListRequest(domainId: string, body: Buffer): ListRequest | Refusal {
  const read = readMembers(body);
  if ('refusal' in read) return read;
  const { contactArn, maxResults, nextToken } = read.members;
  const violations = violationsOf(RULES, { ...read.members, domainId });
  if (violations.length > 0) return { refusal: validationError(violations) };

  return {
    domainId,
    contactArn: contactArn as string,
    contactId: contactIdOf(contactArn) as string,
    limit: (maxResults as number | null | undefined) ?? DEFAULT_LIMIT,
    nextToken: (nextToken as string | null | undefined) || undefined,
  };
}

/** The refusal of a token that was not issued for this contact and domain. */
function foreignToken(token: string | undefined): Answer {
  return validationError([
    describe('nextToken', token, 'Member must be a token from a page of this contact and domain'),
  ]);
}

function arnConstraint(value: unknown): string | undefined {
  const form = 'arn:<partition>:connect:<region>:<account>:instance/<instance id>/contact/<contact id>';
  return contactIdOf(value) === undefined ? `Member must be the ARN of a contact, ${form}` : undefined;
}

function contactIdOf(contactArn: unknown): string | undefined {
  return CONTACT_ARN.exec(String(contactArn))?.[1];
}
