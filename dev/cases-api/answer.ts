import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { type Clock, sleep } from '../../lambda/retry/clock';

/** What goes back to the client. */
export type Answer = {
  status: number;
  headers: Record<string, string>;
  body: string;
  /** The type of the error that it tells of. */
  errorType?: string;
  /** The time to wait before it is sent. */
  delayMs?: number;
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

/** `closed` is aborted when the connection is gone; by the clock an answer takes its time. */
export type Connection = { closed: AbortSignal; clock: Clock };

/** Sends headers and a body. */
type Send = (response: ServerResponse, body: Buffer, connection: Connection) => void | Promise<void>;

/** Sends a body in one piece. */
export const whole: Send = (response, body) => {
  response.end(body);
};

/** Sends half of a body, then cuts the connection. */
export const half: Send = (response, body) => {
  response.write(body.subarray(0, body.length / 2), () => response.destroy());
};

/** Sends a body byte by byte with a pause, in milliseconds, between them. */
export function byteByByte(pause: number): Send {
  return async (response, body, connection) => {
    for (let at = 0; at < body.length && !connection.closed.aborted; at++) {
      if (at > 0) await wait(pause, connection);
      response.write(body.subarray(at, at + 1));
    }
    response.end();
  };
}

/** Sends the body, then more and more behind it, as fast as the client reads. */
export const endless: Send = async (response, body, { closed }) => {
  response.removeHeader('content-length');
  const more = Buffer.alloc(64 * 1024, ' ');
  response.write(body);
  while (!closed.aborted) {
    if (!response.write(more)) await once(response, 'drain', { signal: closed }).catch(() => {});
  }
};

/** Sends the body and, after a pause in milliseconds, the whole response again, without a request for it. */
export function twice(pause: number): Send {
  return async (response, body, { clock }) => {
    const { socket } = response;
    response.end(body);
    if (pause > 0) await sleep(clock, pause);
    const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n`;
    if (socket?.writable) socket.write(Buffer.concat([Buffer.from(head), body]));
  };
}

/** Waits some milliseconds, less if the connection is gone. */
export async function wait(pause: number, { closed, clock }: Connection): Promise<void> {
  if (pause > 0 && !closed.aborted) await sleep(clock, pause, closed);
}
