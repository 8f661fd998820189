import {
  AccessDeniedException,
  InternalServerException,
  ResourceNotFoundException,
  ThrottlingException,
  ValidationException,
} from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { createPageReader } from '../../../lambda/aws/page-reader';
import { arrivalOf, failureOf, useEmulator } from '../../support/adapter';
import { cases } from '../../support/events';

const CONTACT_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/instance-1/contact/contact-1';
let emulator: Emulator;
useEmulator(() => emulator.url);

beforeAll(async () => {
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': cases(12) }, quotas: NO_QUOTAS });
});
afterAll(async () => {
  await emulator.stop();
});

function read(token?: string, signal = new AbortController().signal) {
  const client = createCasesClient(createConnections());
  return createPageReader('domain-1', client)({ contactArn: CONTACT_ARN, nextToken: token, size: 10 }, signal);
}

describe('createPageReader', () => {
  it('reads page after page', async () => {
    const first = await read();
    expect(first.cases.map(({ caseId }) => caseId)).toEqual(cases(10).map(({ caseId }) => caseId));
    const second = await read(first.nextToken);
    expect(second).toEqual({ cases: cases(12).slice(10) });
  });

  it.each(['null-token', 'ok'])('treats a page without a token as the last one: %s', async (fault) => {
    emulator.play(fault);
    const page = await read(fault === 'ok' ? (await read()).nextToken : undefined);
    expect(page).not.toHaveProperty('nextToken');
  });

  it.each([
    ['throttle', 'throttled', true, ThrottlingException],
    ['500', 'unavailable', true, InternalServerException],
    ['400', 'invalidRequest', false, ValidationException],
    ['403', 'denied', false, AccessDeniedException],
    ['404', 'notFound', false, ResourceNotFoundException],
    ['html-throttle', 'throttled', true, SyntaxError],
    ['503', 'unavailable', true, SyntaxError],
    ['not-json', 'malformedAnswer', false, SyntaxError],
  ] as const)('reports %s as %s and keeps what the SDK threw', async (fault, kind, retryable, thrown) => {
    emulator.play(fault);
    const before = emulator.requests.length;
    const failure = await failureOf(read());
    expect(failure).toMatchObject({ kind, retryable });
    expect(failure.cause).toHaveProperty('constructor.name', thrown.name);
    expect(emulator.requests.length - before).toBe(1);
  });

  it.each(['nested:1000', 'nested-cases:1000', 'huge:5', 'big-page:11', 'long-ids:501', 'json:0', 'json:4'])(
    'reports the fault %s as malformedAnswer',
    async (fault) => {
      emulator.play(fault);
      expect(await failureOf(read())).toMatchObject({ kind: 'malformedAnswer', retryable: false });
    },
  );

  it.each([
    [{ caseId: 'c'.repeat(501), templateId: 't' }],
    [{ caseId: 'c', templateId: 't'.repeat(501) }],
    [{ caseId: '', templateId: 't' }],
  ])('rejects a page with an id that Cases does not allow: %#', async (linked) => {
    const client = { send: async () => ({ cases: [linked] }) };
    const page = { contactArn: CONTACT_ARN, nextToken: undefined, size: 10 };
    const { signal } = new AbortController();
    const attempt = createPageReader('domain-1', client as never)(page, signal);
    expect(await failureOf(attempt)).toMatchObject({ kind: 'malformedAnswer' });
  });

  it.each(['408', '425'])('reports the status %s as a failure worth another attempt', async (fault) => {
    emulator.play(fault);
    expect(await failureOf(read())).toMatchObject({ kind: 'unavailable', retryable: true });
  });

  it('reports an expired token by a kind of its own', async () => {
    emulator.play('expired-token');
    expect(await failureOf(read())).toMatchObject({ kind: 'withoutCredentials', retryable: false });
  });

  it.each(['empty', 'wrong-shape'])('rejects a response with status 200 and the fault %s', async (fault) => {
    emulator.play(fault);
    expect(await failureOf(read())).toMatchObject({ kind: 'malformedAnswer', retryable: false });
  });

  it.each(['throttle:2', '500:2'])('passes on how long Cases asks to wait: %s', async (fault) => {
    emulator.play(fault);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now());
    expect(await failureOf(read())).toMatchObject({ retryAfterMs: 2000 });
  });

  it.each(['hang', 'drip:50'])('stops when it is aborted, whatever the service does: %s', async (fault) => {
    emulator.play(fault);
    const controller = new AbortController();
    const stopped = expect(read(undefined, controller.signal)).rejects.toThrow();
    await arrivalOf(1, emulator);
    controller.abort();
    await stopped;
  });
});
