import type { SearchCasesCommand } from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { createCaseSearcher } from '../../../lambda/aws/case-searcher';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { arrivalOf, failureOf, useEmulator } from '../../support/adapter';
import { details } from '../../support/lookup';

let emulator: Emulator;
useEmulator(() => emulator.url);

const linked = [
  { caseId: 'a', templateId: 't', status: 'closed', reference_number: '10482937' },
  { caseId: 'b', templateId: 't', last_updated_datetime: '2026-11-21T08:30:00Z' },
];

beforeAll(async () => {
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': linked }, quotas: NO_QUOTAS });
});
afterAll(async () => {
  await emulator.stop();
});

const refusals: Error[] = [];
function openIndex(domainId = 'domain-1') {
  return createCaseSearcher(domainId, createCasesClient(createConnections()), (error) => refusals.push(error));
}

const find = (caseIds: string[], { domainId = 'domain-1', signal = new AbortController().signal } = {}) =>
  openIndex(domainId).find(caseIds, signal);

/** A client whose answer is any JSON, because the emulator keeps to the model. */
const answering = (cases: unknown) =>
  createCaseSearcher('d', { send: async () => ({ cases }) as never }, () => {}).find(
    ['a', 'b'],
    new AbortController().signal,
  );

describe('createCaseSearcher', () => {
  it('finds the cases that the index knows with one request', async () => {
    const before = emulator.requests.length;
    const found = await find(['a', 'gone', 'b']);
    expect([...found]).toEqual([
      ['a', details('closed', { reference: '10482937' })],
      ['b', details('open', { updated: Date.UTC(2026, 10, 21, 8, 30) })],
    ]);
    expect(emulator.requests.slice(before)).toEqual([
      expect.objectContaining({ operation: 'SearchCases', searched: 3, status: 200 }),
    ]);
  });

  it('takes sparse entries and entries without an id, fields or status for cases that are not found', async () => {
    const status = { id: 'status', value: { stringValue: 'open' } };
    const entries = [
      null,
      {},
      { caseId: 'a' },
      { caseId: 5, fields: [status] },
      { caseId: 'b', fields: [null, status] },
    ];
    expect([...(await answering(entries)).keys()]).toEqual(['b']);
    expect(await answering([{ caseId: 'a', fields: [{ id: 'status', value: { doubleValue: 1 } }] }])).toEqual(
      new Map(),
    );
  });

  it.each([undefined, null, 'cases', { first: 'case' }])('does not take %j for a list of cases', async (cases) => {
    expect(await failureOf(answering(cases))).toMatchObject({ kind: 'malformedAnswer', retryable: false });
  });

  const { signal } = new AbortController();

  it('stays unused once Cases has refused the filter, and says so once', async () => {
    const refusing = await startEmulator({ domainId: 'domain-1', searchRefuses: true });
    process.env.AWS_ENDPOINT_URL_CONNECTCASES = refusing.url;
    const index = openIndex();
    expect(index.isUsable()).toBe(true);
    // Two at once: both are refused, and one is reported.
    expect(await Promise.all([index.find(['a'], signal), index.find(['b'], signal)])).toEqual([new Map(), new Map()]);
    expect(index.isUsable()).toBe(false);
    expect(refusals.splice(0)).toEqual([expect.objectContaining({ name: 'ValidationException' })]);
    await refusing.stop();
  });

  it('goes on after a request that was not valid for another reason', async () => {
    const index = openIndex();
    emulator.play('400');
    expect(await index.find(['a'], signal)).toEqual(new Map());
    expect((await index.find(['a'], signal)).has('a')).toBe(true);
    emulator.play('400,400,400');
    for (let search = 1; search <= 3; search++) await index.find(['a'], signal);
    expect(index.isUsable()).toBe(true);
    expect(refusals).toEqual([]);
  });

  it('stays unused once its first three searches have found nothing, and says so once', async () => {
    const index = openIndex();
    for (let search = 1; search <= 3; search++) {
      expect(index.isUsable()).toBe(true);
      await index.find(['gone'], signal);
    }
    expect(index.isUsable()).toBe(false);
    expect(refusals.splice(0)).toEqual([new Error('The first 3 searches by case ids found no case')]);
  });

  it('stays usable once a search has found a case, however many find nothing', async () => {
    const index = openIndex();
    for (const id of ['new', 'new', 'a', 'gone', 'gone', 'gone']) await index.find([id], signal);
    expect(index.isUsable()).toBe(true);
    expect(refusals).toEqual([]);
  });

  it('asks for as many cases as it names, not for a page of the default size', async () => {
    const inputs: SearchCasesCommand['input'][] = [];
    const client = {
      send: async (command: SearchCasesCommand) => {
        inputs.push(command.input);
        return { cases: [] };
      },
    };
    await createCaseSearcher('d', client as never, () => {}).find(['a', 'b', 'c'], signal);
    expect(inputs).toEqual([expect.objectContaining({ maxResults: 3 })]);
  });

  it.each([
    ['throttle', 'throttled', true],
    ['html-throttle', 'throttled', true],
    ['500', 'unavailable', true],
    ['503', 'unavailable', true],
    ['403', 'denied', false],
    ['expired-token', 'withoutCredentials', false],
    ['404', 'notFound', false],
    ['not-json', 'malformedAnswer', false],
    ['empty', 'malformedAnswer', false],
    ['wrong-shape', 'malformedAnswer', false],
  ])('reports %s as %s and stays usable', async (fault, kind, retryable) => {
    emulator.play(`${fault}*`);
    const index = openIndex();
    const failure = await failureOf(index.find(['a'], new AbortController().signal));
    emulator.play('');
    expect(failure).toMatchObject({ kind, retryable });
    expect(index.isUsable()).toBe(true);
  });

  it.each(['huge:1', 'slow:50', 'drip:0', 'same-token', 'null-token'])(
    'finds cases through the fault %s',
    async (fault) => {
      emulator.play(fault);
      expect((await find(['a'])).has('a')).toBe(true);
    },
  );

  it.each(['endless', 'wrong-shape:2'])('finds no case of another id, as with the fault %s', async (fault) => {
    emulator.play(fault);
    expect((await find(['a'])).has('a')).toBe(false);
  });

  it('stops when it is aborted', async () => {
    emulator.play('hang');
    const controller = new AbortController();
    const stopped = expect(find(['a'], controller)).rejects.toThrow('aborted');
    await arrivalOf(1, emulator);
    controller.abort();
    await stopped;
  });
});
