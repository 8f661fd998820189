import { type Answer, errorAnswer } from './answer';

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

type Bounds = { min: number; max: number };

/** The published bounds: lengths in characters, values for `maxResults`. */
const BOUNDS = {
  domainId: { min: 1, max: 500 },
  contactArn: { min: 1, max: 500 },
  maxResults: { min: 1, max: 10 },
  nextToken: { min: 0, max: 9000 },
} satisfies Record<string, Bounds>;

/** How many cases a page holds when `maxResults` is absent is not published. */
const DEFAULT_LIMIT = BOUNDS.maxResults.max;

/** The form that Connect gives its contacts' ARNs; the model publishes no pattern. */
const CONTACT_ARN = /^arn:aws[a-z-]*:connect:[a-z0-9-]+:\d{12}:instance\/[\w-]+\/contact\/([\w-]+)$/;

/** Reads a request from the path's domain id and the body; a refusal names every wrong member. */
export function readListRequest(domainId: string, body: Buffer): ListRequest | { refusal: Answer } {
  const json = parseJson(body);
  if (json === undefined) return { refusal: errorAnswer('SerializationException', 'The body is not JSON in UTF-8.') };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    return { refusal: validationError([describe('body', json, 'Member must be a JSON object')]) };
  }

  const { contactArn, maxResults, nextToken } = json as Record<string, unknown>;
  const violations = [
    check('domainId', domainId, textConstraint),
    check('contactArn', contactArn, (value, bounds) => textConstraint(value, bounds) ?? arnConstraint(value)),
    check('maxResults', maxResults, numberConstraint),
    check('nextToken', nextToken, textConstraint),
  ].filter((violation) => violation !== undefined);
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

/** The exception for what is wrong with a request, in the form in which AWS services list it. */
function validationError(violations: string[]): Answer {
  const count = `${violations.length} validation error${violations.length > 1 ? 's' : ''} detected`;
  return errorAnswer('ValidationException', `${count}: ${violations.join('; ')}`);
}

const REQUIRED = ['domainId', 'contactArn'];

/** Says which constraint a member violates, if any; null stands for an absent member. */
function check(
  member: keyof typeof BOUNDS,
  value: unknown,
  constraint: (value: unknown, bounds: Bounds) => string | undefined,
): string | undefined {
  const isAbsent = value === undefined || value === null;
  if (isAbsent && !REQUIRED.includes(member)) return undefined;
  const violated = isAbsent ? 'Member must not be null' : constraint(value, BOUNDS[member]);
  return violated && describe(member, value, violated);
}

function describe(member: string, value: unknown, constraint: string): string {
  const shown =
    value === undefined
      ? 'null'
      : typeof value === 'string'
        ? `'${shortened(value)}'`
        : shortened(JSON.stringify(value));
  return `Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}

function textConstraint(value: unknown, { min, max }: Bounds): string | undefined {
  if (typeof value !== 'string') return 'Member must be a string';
  const length = [...value].length;
  if (length < min) return `Member must have length greater than or equal to ${min}`;
  return length > max ? `Member must have length less than or equal to ${max}` : undefined;
}

function numberConstraint(value: unknown, { min, max }: Bounds): string | undefined {
  if (!Number.isInteger(value)) return 'Member must be an integer';
  if ((value as number) < min) return `Member must have value greater than or equal to ${min}`;
  return (value as number) > max ? `Member must have value less than or equal to ${max}` : undefined;
}

function arnConstraint(value: unknown): string | undefined {
  const form = 'arn:<partition>:connect:<region>:<account>:instance/<instance id>/contact/<contact id>';
  return contactIdOf(value) === undefined ? `Member must be the ARN of a contact, ${form}` : undefined;
}

function contactIdOf(contactArn: unknown): string | undefined {
  return CONTACT_ARN.exec(String(contactArn))?.[1];
}

/** What a body says; no body at all says `{}`, and undefined stands for a body that is not JSON. */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return {};
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return undefined;
  }
}
