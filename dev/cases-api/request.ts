import { type Answer, serviceError } from './answer';

/** A valid request for one page. */
export type PageRequest = {
  domainId: string;
  contactArn: string;
  contactId: string;
  maxResults: number;
  nextToken: string;
};

/** The published model has no default; every client of this project asks for ten. */
const DEFAULT_MAX_RESULTS = 10;

const CONTACT_ARN = /^arn:aws[a-z-]*:connect:[a-z\d-]+:\d{12}:instance\/[^/]+\/contact\/([^/]+)$/;

type Constraint = { member: string; value: unknown; type: 'string' | 'integer'; min: number; max: number };

/** Reads a request's path and body by the published model; an answer when it breaks one of the model's bounds. */
export function readPageRequest(domainId: string, body: string): PageRequest | Answer {
  let input: unknown;
  try {
    input = JSON.parse(body || '{}');
  } catch {
    return serviceError(400, 'SerializationException', 'The request body is not JSON');
  }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return serviceError(400, 'SerializationException', 'The request body must be a JSON object');
  }
  const { contactArn, maxResults, nextToken } = input as Record<string, unknown>;
  const problems = [
    ...broken({ member: 'domainId', value: domainId, type: 'string', min: 1, max: 500 }),
    ...(contactArn == null
      ? ["Value at 'contactArn' failed to satisfy constraint: Member must not be null"]
      : broken({ member: 'contactArn', value: contactArn, type: 'string', min: 1, max: 500 })),
    ...broken({ member: 'maxResults', value: maxResults, type: 'integer', min: 1, max: 10 }),
    ...broken({ member: 'nextToken', value: nextToken, type: 'string', min: 0, max: 9000 }),
  ];
  if (problems.length > 0) return invalid(problems);
  const contactId = CONTACT_ARN.exec(contactArn as string)?.[1];
  if (contactId === undefined) return invalid(["Value at 'contactArn' is not the ARN of a contact"]);
  return {
    domainId,
    contactArn: contactArn as string,
    contactId,
    maxResults: (maxResults as number | null) ?? DEFAULT_MAX_RESULTS,
    nextToken: (nextToken as string | null) ?? '',
  };
}

/** Answers that the request breaks the model, with all its problems in one message as the service has it. */
export function invalid(problems: string[]): Answer {
  const count = `${problems.length} validation error${problems.length === 1 ? '' : 's'} detected`;
  return serviceError(400, 'ValidationException', `${count}: ${problems.join('; ')}`);
}

function broken({ member, value, type, min, max }: Constraint): string[] {
  if (value == null) return [];
  const fails = (must: string) => [`Value at '${member}' failed to satisfy constraint: Member must ${must}`];
  if (type === 'integer') {
    if (!Number.isInteger(value)) return fails('be an integer');
    return (value as number) < min || (value as number) > max ? fails(`have value from ${min} to ${max}`) : [];
  }
  if (typeof value !== 'string') return fails('be a string');
  return value.length < min || value.length > max ? fails(`have length from ${min} to ${max}`) : [];
}
