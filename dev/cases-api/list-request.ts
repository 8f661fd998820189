import type { Answer } from './answer';
import type { Refusal } from './operation';
import {
  type Bounds,
  describe,
  numberConstraint,
  readMembers,
  textConstraint,
  validationError,
  violationsOf,
} from './validation';

/** A valid request for one page of a contact's cases. */
export type ListRequest = {
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
export function readListRequest(domainId: string, body: Buffer): ListRequest | Refusal {
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
export function foreignToken(token: string | undefined): Answer {
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
