import type { Send } from './send';

/** What goes back to the client. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The type of the error that it tells of. */
  errorType?: string;
  /** Milliseconds to wait before it is sent. */
  delay?: number;
  /** How it is sent, when not simply in one piece. */
  send?: Send;
};

/** The status codes of the published exceptions, and of those that AWS's front door gives for any service. */
const STATUS = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignatureException: 403,
  InternalServerException: 500,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  NotEmulatedException: 501,
  RequestEntityTooLargeException: 413,
  ResourceNotFoundException: 404,
  SerializationException: 400,
  ThrottlingException: 429,
  ValidationException: 400,
} as const;

/** A successful answer as the REST-JSON protocol has it. */
export function jsonAnswer(body: unknown): Answer {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

/** An exception as the REST-JSON protocol has it: its type in a header, its members in the body. */
export function errorAnswer(errorType: keyof typeof STATUS, message: string, members: object = {}): Answer {
  return {
    status: STATUS[errorType],
    headers: { 'content-type': 'application/json', 'x-amzn-ErrorType': errorType },
    body: JSON.stringify({ message, ...members }),
    errorType,
  };
}

/** What something between client and service answers, which knows nothing of the protocol. */
export function htmlAnswer(status: number, title: string): Answer {
  const body = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers: { 'content-type': 'text/html' }, body };
}

/** The exception for a domain that is not there. */
export function domainNotFound(domainId: string): Answer {
  return errorAnswer('ResourceNotFoundException', 'No such Cases domain in this account and Region.', {
    resourceId: domainId,
    resourceType: 'Domain',
  });
}

/** The exception for a quota that is used up. */
export function throttled(): Answer {
  return errorAnswer('ThrottlingException', 'Rate exceeded: the quota of this account and Region is used up.');
}
