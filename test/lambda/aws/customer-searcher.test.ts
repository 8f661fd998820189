import type { SearchCasesCommand } from '@aws-sdk/client-connectcases';
import { type Emulator, startEmulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { createCasesClient } from '../../../lambda/aws/cases-client';
import { createConnections } from '../../../lambda/aws/connections';
import { createCustomerSearcher } from '../../../lambda/aws/customer-searcher';
import type { CustomerPageRequest } from '../../../lambda/lookup/cases-api';
import { arrivalOf, failureOf, useEmulator } from '../../support/adapter';
import { details } from '../../support/lookup';

let emulator: Emulator;
useEmulator(() => emulator.url);

const CUSTOMER = 'arn:aws:profile:us-west-2:111122223333:domains/d/profiles/known';
const FIELDS = { priority: 'f-1', urgent: 'f-2', assistant: 'f-3', caseTitle: 'title' };
const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/i';
const linked = [
  {
    caseId: 'a',
    templateId: 't',
    customer_id: CUSTOMER,
    status: 'Pending',
    reference_number: '10482937',
    created_datetime: '2026-11-20T09:30:00Z',
    last_updated_datetime: '2026-11-21T08:30:00Z',
    assigned_queue: `${INSTANCE}/queue/q`,
    assigned_user: `${INSTANCE}/agent/u`,
    'f-1': 2.5,
    'f-2': true,
    'f-3': { userArnValue: `${INSTANCE}/agent/v` },
    title: `${'x'.repeat(199)}\u{1F600}`,
  },
  { caseId: 'b', templateId: 't', customer_id: CUSTOMER, status: 'closed', last_updated_datetime: 'yesterday' },
  { caseId: 'c', templateId: 't', customer_id: CUSTOMER.replace('known', 'other') },
];

beforeAll(async () => {
  emulator = await startEmulator({ domainId: 'domain-1', cases: { 'contact-1': linked }, quotas: NO_QUOTAS });
});
afterAll(() => emulator.stop());

const page = { customer: CUSTOMER, status: 'any', order: 'listed', size: 100, nextToken: undefined } as const;
const find = (
  asked: Partial<CustomerPageRequest> = {},
  { domainId = 'domain-1', signal = new AbortController().signal } = {},
) => createCustomerSearcher(domainId, createCasesClient(createConnections()), FIELDS)({ ...page, ...asked }, signal);

/** A client that answers with any JSON, because the emulator keeps to the model; it keeps what it was sent. */
function answering(output: unknown, asked: Partial<CustomerPageRequest> = {}) {
  const inputs: SearchCasesCommand['input'][] = [];
  const send = async (command: SearchCasesCommand) => {
    inputs.push(command.input);
    return output;
  };
  const found = createCustomerSearcher('d', { send } as never)({ ...page, ...asked }, new AbortController().signal);
  return { found, inputs };
}

const equalTo = (id: string, stringValue: string) => ({ field: { equalTo: { id, value: { stringValue } } } });
const OF_CUSTOMER = equalTo('customer_id', CUSTOMER);
const CLOSED = equalTo('status', 'closed');
const entry = (caseId: unknown, more: object[] = [{ id: 'status', value: { stringValue: 'open' } }]) => ({
  caseId,
  templateId: 't',
  fields: [{ id: 'customer_id', value: { stringValue: CUSTOMER } }, ...more],
});

describe('createCustomerSearcher', () => {
  it("finds a customer's cases with all their fields in one request", async () => {
    const before = emulator.requests.length;
    const { cases, ...rest } = await find();
    expect(cases).toEqual([
      {
        caseId: 'a',
        templateId: 't',
        details: details('Pending', {
          reference: '10482937',
          created: Date.UTC(2026, 10, 20, 9, 30),
          updated: Date.UTC(2026, 10, 21, 8, 30),
          queueArn: `${INSTANCE}/queue/q`,
          userArn: `${INSTANCE}/agent/u`,
          fields: { 'f-1': '2.5', 'f-2': 'true', 'f-3': `${INSTANCE}/agent/v`, title: 'x'.repeat(199) },
        }),
      },
      {
        caseId: 'b',
        templateId: 't',
        details: details('closed', { fields: { 'f-1': '', 'f-2': '', 'f-3': '', title: '' } }),
      },
    ]);
    expect(rest).toEqual({ entries: 2, totalCount: 2 });
    expect(emulator.requests.slice(before)).toEqual([
      expect.objectContaining({ operation: 'SearchCases', searched: 'filter', status: 200 }),
    ]);
  });

  it.each([
    ['any', 'listed', OF_CUSTOMER, undefined],
    ['open', 'updated', { andAll: [OF_CUSTOMER, { not: CLOSED }] }, 'last_updated_datetime'],
    ['closed', 'created', { andAll: [OF_CUSTOMER, CLOSED] }, 'created_datetime'],
  ] as const)('asks for the status %s in the order %s', async (status, order, filter, fieldId) => {
    const { found, inputs } = answering({ cases: [] }, { status, order, size: 7, nextToken: 'token' });
    await found;
    const sorts = fieldId && [{ fieldId, sortOrder: 'Desc' }];
    expect(inputs).toEqual([expect.objectContaining({ domainId: 'd', filter, maxResults: 7, nextToken: 'token' })]);
    expect(inputs[0]?.sorts).toEqual(sorts);
    expect(inputs[0]?.fields).toContainEqual({ id: 'customer_id' });
  });

  it('leads from page to page', async () => {
    const first = await find({ size: 1 });
    const second = await find({ size: 1, nextToken: first.nextToken });
    expect([...first.cases, ...second.cases].map(({ caseId }) => caseId)).toEqual(['a', 'b']);
    expect(second.nextToken).toBeUndefined();
  });

  it('takes null entries for no case, and a null or empty token for the end', async () => {
    for (const nextToken of [null, '']) {
      const { found } = answering({ cases: [null, entry('a'), undefined], totalCount: 'many', nextToken });
      expect(await found).toEqual({
        cases: [expect.objectContaining({ caseId: 'a' })],
        entries: 3,
        totalCount: undefined,
      });
    }
  });

  it('takes a case without a status only where any status is asked for', async () => {
    expect((await answering({ cases: [entry('a', [])] }).found).cases).toMatchObject([{ details: { status: '' } }]);
    const { found } = answering({ cases: [entry('a', [])] }, { status: 'open' });
    expect(await failureOf(found)).toMatchObject({ kind: 'statusUnknown', retryable: false });
  });

  it.each<[string, unknown]>([
    ['an object in place of the list', { cases: { first: 'case' } }],
    ['no list', {}],
    ['more cases than were asked for', { cases: Array.from({ length: 101 }, (_, index) => entry(`${index}`)) }],
    ['an entry that is no case', { cases: [5] }],
    ['a case without an id', { cases: [entry('')] }],
    ['an id that is no string', { cases: [entry(5)] }],
    ['a case without fields', { cases: [{ caseId: 'a', templateId: 't' }] }],
    ['an id of too many bytes', { cases: [entry('\u0001'.repeat(84))] }],
    ['a status that is too long', { cases: [entry('a', [{ id: 'status', value: { stringValue: 'x'.repeat(501) } }])] }],
    [
      'a queue that is too long',
      { cases: [entry('a', [{ id: 'assigned_queue', value: { stringValue: 'x'.repeat(501) } }])] },
    ],
    ['a token that is no string', { cases: [], nextToken: 5 }],
  ])('does not take %s', async (_, output) => {
    expect(await failureOf(answering(output).found)).toMatchObject({ kind: 'malformedAnswer', retryable: false });
  });

  it.each([
    ['belongs to another customer', [{ id: 'customer_id', value: { stringValue: 'x' } }]],
    ['does not say whose it is', []],
  ])('does not take a case that %s, and says so', async (_, fields) => {
    const failure = await failureOf(answering({ cases: [{ ...entry('a'), fields }] }).found);
    const cause = expect.objectContaining({ message: 'A case of another customer was among the cases of this one' });
    expect(failure).toMatchObject({ kind: 'contradictoryAnswer', retryable: false, cause });
  });

  it.each([
    ['throttle', 'throttled', true],
    ['html-throttle', 'throttled', true],
    ['500', 'unavailable', true],
    ['400', 'invalidRequest', false],
    ['403', 'denied', false],
    ['404', 'notFound', false],
    ['not-json', 'malformedAnswer', false],
    ['empty', 'malformedAnswer', false],
    ['wrong-shape', 'malformedAnswer', false],
    ['wrong-shape:2', 'malformedAnswer', false],
    ['endless', 'malformedAnswer', false],
    ['big-page:101', 'malformedAnswer', false],
  ])('reports %s as %s', async (fault, kind, retryable) => {
    emulator.play(`${fault}*`);
    const failure = await failureOf(find());
    emulator.play('');
    expect(failure).toMatchObject({ kind, retryable });
  });

  it('stops when it is aborted', async () => {
    emulator.play('hang');
    const controller = new AbortController();
    const stopped = expect(find({}, controller)).rejects.toThrow('aborted');
    await arrivalOf(1, emulator);
    controller.abort();
    await stopped;
  });
});
