import type { Socket } from 'node:net';
import { type Answer, domainNotFound, errorAnswer, htmlAnswer, jsonAnswer, throttled } from './answer';
import type { CasesPage, PageRequest } from './page';
import { byteByByte, half } from './send';

type Argument = {
  name: string;
  /** The largest number that makes sense. */
  most: number;
  optional?: boolean;
};

/** One thing that can happen to a request, and where on its way it happens. */
export type Fault = { /** For a person to read. */ does: string; argument?: Argument } & (
  | Broken
  | Instead
  | Page
  | Sent
);

/** Nothing answers; it is the connection that something happens to. */
type Broken = { disconnect: (socket: Socket) => void };

/** Something answers before the service is reached, so no token of the quota is used. */
type Instead = { instead: (argument: number | undefined, domainId: string) => Answer };

/** The service takes the request and gives another page, or case, than the right one. */
type Page = {
  page: (page: CasesPage, request: PageRequest, argument: number | undefined) => { cases: unknown };
  /** The same for a case; without it a case is the right one. */
  case?: (found: object, argument: number | undefined) => object;
};

/** The service does what it always does; its answer, whatever it is, has a bad journey. */
type Sent = { alter: (answer: Answer, argument: number) => Answer };

const SECONDS = { name: 'SECONDS', most: 3600, optional: true };
const MILLISECONDS = { name: 'MS', most: 600_000 };
const MEGABYTES = { name: 'MEGABYTES', most: 100 };
const ENTRIES = { name: 'ENTRIES', most: 10, optional: true };

/** Every fault by its name in a fault script. */
export const FAULTS: Record<string, Fault> = {
  ok: { does: 'behaves as the service', alter: (answer) => answer },

  throttle: {
    does: '429 ThrottlingException, with Retry-After if given',
    argument: SECONDS,
    instead: (retryAfter) => withRetryAfter(throttled(), retryAfter),
  },
  500: {
    does: '500 InternalServerException, with Retry-After if given',
    argument: SECONDS,
    instead: (retryAfter) =>
      withRetryAfter(errorAnswer('InternalServerException', 'The server has an issue of its own.'), retryAfter),
  },
  503: {
    does: '503 with an HTML body, as a load balancer answers',
    instead: () => htmlAnswer(503, 'Service Unavailable'),
  },
  400: {
    does: '400 ValidationException',
    instead: () => errorAnswer('ValidationException', 'The request is not valid.'),
  },
  403: {
    does: '403 AccessDeniedException',
    instead: () => errorAnswer('AccessDeniedException', 'The caller may not perform this operation on this domain.'),
  },
  404: { does: '404 ResourceNotFoundException', instead: (_argument, domainId) => domainNotFound(domainId) },
  'expired-token': {
    does: '403 ExpiredTokenException',
    instead: () => errorAnswer('ExpiredTokenException', 'The security token of the request has expired.'),
  },
  'html-throttle': { does: '429 with an HTML body', instead: () => htmlAnswer(429, 'Too Many Requests') },
  'not-json': { does: '200 with an HTML body', instead: () => htmlAnswer(200, 'Welcome') },
  empty: { does: '200 with an empty body', instead: () => ({ ...jsonAnswer({}), body: '' }) },

  hang: { does: 'never answers', disconnect: () => {} },
  reset: { does: 'resets the connection before an answer', disconnect: (socket) => socket.resetAndDestroy() },
  truncate: {
    does: 'sends half of the body, then cuts the connection',
    alter: (answer) => ({ ...answer, send: half }),
  },
  slow: {
    does: 'answers after MS milliseconds',
    argument: MILLISECONDS,
    alter: (answer, delay) => ({ ...answer, delay }),
  },
  drip: {
    does: 'sends the body byte by byte, MS milliseconds apart',
    argument: MILLISECONDS,
    alter: (answer, pause) => ({ ...answer, send: byteByByte(pause) }),
  },

  huge: {
    does: 'a page or a case with an unknown member of MEGABYTES',
    argument: MEGABYTES,
    page: (page, _request, megabytes = 0) => ({ ...page, ...padding(megabytes) }),
    case: (found, megabytes = 0) => ({ ...found, ...padding(megabytes) }),
  },
  'wrong-shape': {
    does: 'a page whose cases, or a case whose fields, are no list, or ENTRIES without an id',
    argument: ENTRIES,
    page: (_page, _request, entries) =>
      entries === undefined
        ? { cases: { first: 'case' } }
        : { cases: Array.from({ length: entries }, () => ({ templateId: 'wrong-shape-template' })) },
    case: (found, entries) => ({
      ...found,
      fields: entries === undefined ? { first: 'field' } : Array.from({ length: entries }, () => ({ value: {} })),
    }),
  },
  'same-token': {
    does: 'a page whose nextToken leads to itself',
    page: ({ cases }, { position, tokenFor }) => ({ cases, nextToken: tokenFor(position) }),
  },
  'null-token': {
    does: 'a page that ends the list with nextToken null',
    page: ({ cases }) => ({ cases, nextToken: null }),
  },
  endless: {
    does: 'a full page of cases never seen before, and a new nextToken',
    page: (_page, { position, limit, tokenFor }) => ({
      cases: Array.from({ length: limit }, (_, index) => ({
        caseId: `endless-case-${position + index + 1}`,
        templateId: 'endless-template',
      })),
      nextToken: tokenFor(position + limit),
    }),
  },
};

const padding = (megabytes: number) => ({ padding: 'x'.repeat(megabytes * 1_000_000) });

function withRetryAfter(answer: Answer, seconds: number | undefined): Answer {
  if (seconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}
