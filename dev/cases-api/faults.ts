import {
  type Answer,
  byteByByte,
  domainNotFound,
  errorAnswer,
  half,
  htmlAnswer,
  jsonAnswer,
  throttled,
} from './answer';
import { HOSTILE_FAULTS } from './hostile-faults';
import type { Fault } from './operation';

const SECONDS = { name: 'SECONDS', max: 3600, optional: true };
const MILLISECONDS = { name: 'MS', max: 600_000 };
const MEGABYTES = { name: 'MEGABYTES', max: 100 };
const ENTRIES = { name: 'ENTRIES', max: 10, optional: true };

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
    alter: (answer, delayMs) => ({ ...answer, delayMs }),
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
    does: 'a page whose cases, or a case whose fields, are not a list, or ENTRIES without an id',
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
  sparse: {
    does: 'a page that begins with ENTRIES that are null, one unless given',
    argument: ENTRIES,
    page: ({ cases, ...rest }, _request, entries = 1) => ({ cases: [...Array(entries).fill(null), ...cases], ...rest }),
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

  ...HOSTILE_FAULTS,
};

const padding = (megabytes: number) => ({ padding: 'x'.repeat(megabytes * 1_000_000) });

function withRetryAfter(answer: Answer, seconds: number | undefined): Answer {
  if (seconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(seconds) } };
}
