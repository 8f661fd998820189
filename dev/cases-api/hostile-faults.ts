import { type Answer, endless, errorAnswer, htmlAnswer, jsonAnswer, throttled, twice } from './answer';
import type { Fault } from './operation';

/** Hints of how long to wait that are not a time, or that no client can obey. */
const BAD_HINTS: Record<string, string>[] = [
  { 'retry-after': '9999999999999' },
  { 'retry-after': 'soon' },
  { 'x-amz-retry-after': 'Infinity' },
  { 'x-amz-retry-after': '1e400' },
  { 'x-amz-retry-after': '9e15' },
  { 'x-amz-retry-after': '-9e15' },
];

/** Faults that no service has on a bad day, but that a broken or hostile server can have. */
export const HOSTILE_FAULTS: Record<string, Fault> = {
  'switching-protocols': {
    does: '101 Switching Protocols, which was not requested',
    disconnect: (socket) =>
      socket.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: h2c\r\n\r\n'),
  },
  'not-http': { does: 'bytes that are not HTTP', disconnect: (socket) => socket.write('220 ready\r\n') },
  408: { does: '408 Request Timeout', instead: () => htmlAnswer(408, 'Request Timeout') },
  425: { does: '425 Too Early', instead: () => htmlAnswer(425, 'Too Early') },
  'bad-hint': {
    does: `429 with a Retry-After that is not a usable time, form 0 to ${BAD_HINTS.length - 1}`,
    argument: { name: 'FORM', max: BAD_HINTS.length - 1 },
    instead: (form = 0) => withHeaders(throttled(), BAD_HINTS[form] ?? {}),
  },
  'numeric-resource-id': {
    does: '404 ResourceNotFoundException with a number for resourceId',
    instead: () => errorAnswer('ResourceNotFoundException', 'Not found.', { resourceId: 5, resourceType: 'Case' }),
  },
  'long-message': {
    does: '400 ValidationException with a message of KILOBYTES',
    argument: { name: 'KILOBYTES', max: 10_000 },
    instead: (kilobytes = 0) => errorAnswer('ValidationException', 'x'.repeat(kilobytes * 1000)),
  },
  'endless-body': { does: '200 with a body that never ends', alter: (answer) => ({ ...answer, send: endless }) },
  nested: {
    does: '200 with KILOBYTES of nested brackets',
    argument: { name: 'KILOBYTES', max: 10_000 },
    alter: (answer, kilobytes) => ({ ...answer, body: brackets(kilobytes * 1000) }),
  },
  'nested-cases': {
    does: '200 with a list of cases that is KILOBYTES of nested brackets',
    argument: { name: 'KILOBYTES', max: 10_000 },
    alter: (answer, kilobytes) => ({ ...answer, body: `{"cases":${brackets(kilobytes * 1000)}}` }),
  },
  json: {
    does: `200 with valid JSON that is not a page, form 0 to 5`,
    argument: { name: 'FORM', max: 5 },
    alter: (_answer, form) => jsonAnswer([null, 5, 'page', [], { cases: [null] }, { cases: [5] }][form]),
  },
  'big-page': {
    does: 'a page of CASES',
    argument: { name: 'CASES', max: 1_000_000 },
    page: (_page, _request, count = 0) => ({
      cases: Array.from({ length: count }, (_, index) => ({ caseId: `big-page-${index}`, templateId: 't' })),
    }),
  },
  'long-ids': {
    does: 'a page with a case whose ids have CHARACTERS',
    argument: { name: 'CHARACTERS', max: 100_000 },
    page: (_page, _request, length = 0) => ({
      cases: [{ caseId: 'c'.repeat(length), templateId: 't'.repeat(length) }],
    }),
  },
  unasked: {
    does: 'responds twice, the second time after MS milliseconds',
    argument: { name: 'MS', max: 600_000 },
    alter: (answer, pause) => ({ ...answer, send: twice(pause) }),
  },
};

function withHeaders(answer: Answer, headers: Record<string, string>): Answer {
  return { ...answer, headers: { ...answer.headers, ...headers } };
}

function brackets(count: number): string {
  return '['.repeat(count / 2) + ']'.repeat(count / 2);
}
