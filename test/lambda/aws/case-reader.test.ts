import { ResourceNotFoundException } from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { toDetails } from '../../../lambda/aws/case-fields';
import { createCaseReader } from '../../../lambda/aws/case-reader';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { arrivalOf, failureOf, useEmulator } from '../../support/adapter';
import { details } from '../../support/lookup';

let emulator: Emulator;
useEmulator(() => emulator.url);

beforeAll(async () => {
  const linked = ['open', 'closed', 'Pending', ''].map((status) => ({
    caseId: `a/${status}`,
    templateId: 't',
    status,
    reference_number: '10482937',
    created_datetime: '2026-11-20T09:30:00Z',
    last_updated_datetime: status === 'closed' ? 'yesterday' : '2026-11-21T09:30:00+01:00',
  }));
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': linked }, quotas: NO_QUOTAS });
});
afterAll(async () => {
  await emulator.stop();
});

function read(caseId: string, { domainId = 'domain-1', signal = new AbortController().signal } = {}) {
  return createCaseReader(domainId, createCasesClient(createConnections()))(caseId, signal);
}

describe('createCaseReader', () => {
  it.each(['open', 'closed', 'Pending'])('reads the details of a case that is %s with one request', async (status) => {
    const before = emulator.requests.length;
    expect(await read(`a/${status}`)).toEqual(
      details(status, {
        reference: '10482937',
        created: Date.UTC(2026, 10, 20, 9, 30),
        updated: status === 'closed' ? undefined : Date.UTC(2026, 10, 21, 8, 30),
      }),
    );
    expect(emulator.requests.slice(before)).toEqual([expect.objectContaining({ status: 200, caseId: `a/${status}` })]);
  });

  it('recognises a deleted case by the id in the response', async () => {
    expect(await read('b/deleted')).toBeUndefined();
  });

  it('takes a domain that is not found for an error, also when its id ends in that of the case', async () => {
    expect(await failureOf(read('2', { domainId: 'domain-2' }))).toMatchObject({ kind: 'notFound' });
  });

  it.each([
    ['the id', 'case-1'],
    ['an ARN', 'arn:aws:cases:us-west-2:111122223333:domain/domain-1/case/case-1'],
  ])('takes a case for deleted whose resource is %s', async (_, resourceId) => {
    const error = new ResourceNotFoundException({ message: '', resourceId, resourceType: 'case', $metadata: {} });
    const readCase = createCaseReader('domain-1', { send: () => Promise.reject(error) } as never);
    expect(await readCase('case-1', new AbortController().signal)).toBeUndefined();
  });

  it.each([
    ['', { domainId: 'domain-2' }],
    ['404', {}],
  ])('takes nothing else for a case that is gone: %s %j', async (faults, where) => {
    emulator.play(faults);
    expect(await failureOf(read('b/deleted', where))).toMatchObject({ kind: 'notFound', retryable: false });
  });

  it('fails when a case has no status', async () => {
    expect(await failureOf(read('a/'))).toMatchObject({ kind: 'statusUnknown', retryable: false });
  });

  it.each(['status', 'reference_number'])('takes no %s that is longer than an id', (id) => {
    const fields = (length: number) => [
      { id: 'status', value: { stringValue: 'open' } },
      { id, value: { stringValue: 'x'.repeat(length) } },
    ];
    expect(toDetails(fields(500).toReversed(), {})).toBeDefined();
    expect(() => toDetails(fields(501).toReversed(), {})).toThrow(
      expect.objectContaining({ kind: 'malformedAnswer', retryable: false }),
    );
  });

  it.each([
    ['throttle', 'throttled', true],
    ['500', 'unavailable', true],
    ['400', 'invalidRequest', false],
    ['403', 'denied', false],
    ['not-json', 'malformedAnswer', false],
    ['empty', 'malformedAnswer', false],
    ['wrong-shape', 'malformedAnswer', false],
    ['wrong-shape:2', 'statusUnknown', false],
  ])('reports %s as %s', async (fault, kind, retryable) => {
    emulator.play(fault);
    expect(await failureOf(read('a/open'))).toMatchObject({ kind, retryable });
  });

  it.each(['huge:1', 'slow:50', 'same-token', 'null-token', 'endless'])(
    'reads a case through the fault %s',
    async (fault) => {
      emulator.play(fault);
      expect(await read('a/open')).toMatchObject({ status: 'open' });
    },
  );

  it('takes a 404 with a resource id that is not a string for another error, not for a deleted case', async () => {
    emulator.play('numeric-resource-id');
    expect(await failureOf(read('b/deleted'))).toMatchObject({ kind: 'notFound', retryable: false });
  });

  it('stops when it is aborted', async () => {
    emulator.play('hang');
    const controller = new AbortController();
    const stopped = expect(read('a/open', controller)).rejects.toThrow('aborted');
    await arrivalOf(1, emulator);
    controller.abort();
    await stopped;
  });
});
