import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { ConnectCasesClient, paginateSearchCases, SearchCasesCommand } from '@aws-sdk/client-connectcases';
import type { EmulatedCase } from '../../../dev/cases-api/cases';
import { startEmulator } from '../../../dev/cases-api/emulator';
import { systemClock } from '../../../lambda/retry/clock';
import { DOMAIN_ID, emulate, search, stopEmulators } from '../../support/cases-request';
import model from '../../support/search-cases-api.json';

afterEach(stopEmulators);

const profile = (id: string) => `arn:aws:profile:us-west-2:111122223333:domains/d/profiles/${id}`;
const QUEUE = 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/q';
const USER = 'arn:aws:connect:us-west-2:111122223333:instance/i/agent/a';
const PRIORITY = 'f0000000-0000-0000-0000-000000000001';
const URGENT = 'f0000000-0000-0000-0000-000000000002';

/** Cases of one customer, of which every third is closed, and one of another customer. */
const casesOf = (count: number): EmulatedCase[] => [
  ...Array.from({ length: count }, (_, index) => ({
    caseId: `case-${index}`,
    templateId: index % 2 === 0 ? 'repair' : 'billing',
    status: index % 3 === 0 ? 'closed' : 'open',
    customer_id: profile('known'),
    // A later case was updated earlier, and every other moment is written with an offset.
    last_updated_datetime:
      index % 2 ? `2026-11-${28 - (index % 18)}T10:00:00+02:00` : `2026-11-${28 - (index % 18)}T08:00:00.000Z`,
    ...(index === 0 && { assigned_queue: QUEUE, assigned_user: USER, [PRIORITY]: 2, [URGENT]: true }),
    ...(index === 1 && { [PRIORITY]: 10 }),
  })),
  { caseId: 'other', templateId: 'repair', customer_id: profile('other') },
];

const field = (operator: string, id: string, value: object) => ({ field: { [operator]: { id, value } } });
const ofCustomer = (id: string) => field('equalTo', 'customer_id', { stringValue: profile(id) });
const NOT_CLOSED = { not: field('equalTo', 'status', { stringValue: 'closed' }) };

async function found(filter: object, cases = casesOf(6), more = {}) {
  const answer = await search(await emulate({ cases: { c: cases } }), { filter, maxResults: 100, ...more });
  const body = (await answer.json()) as { cases: { caseId: string; fields: object[] }[]; totalCount: number };
  return { ids: body.cases?.map(({ caseId }) => caseId), body };
}

describe('a search by customer', () => {
  it.each<[string, object, string[]]>([
    ['the cases of the customer', ofCustomer('known'), ['case-0', 'case-1', 'case-2', 'case-3', 'case-4', 'case-5']],
    ['none of a customer ID that does not exist', ofCustomer('nobody'), []],
    [
      'what all of andAll find',
      { andAll: [ofCustomer('known'), NOT_CLOSED] },
      ['case-1', 'case-2', 'case-4', 'case-5'],
    ],
    [
      'what one of orAll finds',
      { orAll: [ofCustomer('other'), field('equalTo', 'case_id', { stringValue: 'case-4' })] },
      ['case-4', 'other'],
    ],
    ['what not does not find', { not: { orAll: [ofCustomer('known')] } }, ['other']],
    ['a case without a status as an open one', { andAll: [ofCustomer('other'), NOT_CLOSED] }, ['other']],
    ['no case by an empty orAll', { orAll: [] }, []],
    ['the cases of a queue', field('equalTo', 'assigned_queue', { stringValue: QUEUE }), ['case-0']],
    ['the cases of a user', field('equalTo', 'assigned_user', { userArnValue: USER }), ['case-0']],
    ['no user by a string', field('equalTo', 'assigned_user', { stringValue: USER }), []],
    ['a number by its size, not its digits', field('greaterThan', PRIORITY, { doubleValue: 9 }), ['case-1']],
    ['a number within a bound', field('lessThanOrEqualTo', PRIORITY, { doubleValue: 2 }), ['case-0']],
    ['a boolean', field('equalTo', URGENT, { booleanValue: true }), ['case-0']],
    [
      'cases without a value',
      { andAll: [ofCustomer('known'), field('equalTo', PRIORITY, { emptyValue: {} })] },
      ['case-2', 'case-3', 'case-4', 'case-5'],
    ],
    ['a part of a string', field('contains', 'case_id', { stringValue: 'the' }), ['other']],
    [
      'moments from another one on, whatever their offset',
      field('greaterThanOrEqualTo', 'last_updated_datetime', { stringValue: '2026-11-27T08:00:00Z' }),
      ['case-0', 'case-1'],
    ],
    [
      'moments before another one',
      field('lessThan', 'last_updated_datetime', { stringValue: '2026-11-24T08:00:00Z' }),
      ['case-5'],
    ],
  ])('finds %s', async (_, filter, ids) => expect((await found(filter)).ids).toEqual(ids));

  it('sorts by two fields, moments as such, and gives the fields as the model writes them', async () => {
    const { ids, body } = await found(ofCustomer('known'), casesOf(4), {
      sorts: [
        { fieldId: 'status', sortOrder: 'Desc' },
        { fieldId: 'last_updated_datetime', sortOrder: 'Asc' },
      ],
      fields: ['assigned_queue', 'assigned_user', PRIORITY, URGENT, 'title'].map((id) => ({ id })),
    });
    expect(ids).toEqual(['case-2', 'case-1', 'case-3', 'case-0']);
    const { fields } = body.cases[3]!;
    expect(fields).toEqual([
      { id: 'assigned_queue', value: { stringValue: QUEUE } },
      { id: 'assigned_user', value: { userArnValue: USER } },
      { id: PRIORITY, value: { doubleValue: 2 } },
      { id: URGENT, value: { booleanValue: true } },
    ]);
    const names = Object.keys(model.shapes.FieldValueUnion.members);
    for (const { value } of fields as { value: object }[]) expect(names).toContain(Object.keys(value)[0]);
  });

  it('counts all that it finds beside a page of up to 100', async () => {
    const { ids, body } = await found(ofCustomer('known'), casesOf(130));
    expect([ids?.length, body.totalCount]).toEqual([model.shapes.SearchCasesResponseCasesList.max, 130]);
  });

  it.each(['andAll', 'orAll'] as const)(
    'takes as many members of %s as the model allows, at every level',
    async (list) => {
      const { max } = model.shapes[list === 'andAll' ? 'CaseFilterAndAllList' : 'CaseFilterOrAllList'];
      const members = (count: number) => ({ not: { [list]: Array(count).fill(NOT_CLOSED) } });
      expect((await found(members(max))).body).toHaveProperty('totalCount');
      expect((await found(members(max + 1))).body).toHaveProperty(
        'message',
        expect.stringContaining(`'filter.not.${list}'`),
      );
    },
  );

  it('emulates every comparison and every kind of value of the model', async () => {
    for (const operator of Object.keys(model.shapes.FieldFilter.members)) {
      for (const kind of Object.keys(model.shapes.FieldValueUnion.members)) {
        const value = { [kind]: { doubleValue: 1, booleanValue: true, emptyValue: {} }[kind] ?? 'x' };
        expect((await found(field(operator, 'status', value))).body).toHaveProperty('totalCount');
      }
    }
  });

  it('shows a case, or its new customer, after the lag', async () => {
    const moving = casesOf(1);
    let now = 0;
    const clock = { ...systemClock, now: () => now };
    const emulator = await emulate({ cases: { c: moving }, searchLagMs: 3000, clock });
    const seen: number[] = [];
    const look = async () => {
      const answer = await search(emulator, { filter: ofCustomer('known') });
      seen.push(((await answer.json()) as { totalCount: number }).totalCount);
    };
    await look();
    now = 3000;
    await look();
    moving[0]!.customer_id = profile('other');
    await look();
    now = 6000;
    await look();
    expect(seen).toEqual([0, 1, 1, 0]);
  });

  it('counts against the quota of SearchCases', async () => {
    const quotas = { SearchCases: { rate: 0.001, burst: 1 } };
    const emulator = await emulate({ cases: { c: casesOf(1) }, quotas });
    const ask = async () => (await search(emulator, { filter: ofCustomer('known') })).status;
    expect([await ask(), await ask()]).toEqual([200, 429]);
    expect(emulator.requests.map(({ searched }) => searched)).toEqual(['filter', 'filter']);
  });
});

describe("the SDK's client and paginator", () => {
  async function clientOf(faults = '') {
    const { url, stop } = await startEmulator({ domainId: DOMAIN_ID, cases: { c: casesOf(30) }, faults });
    const credentials = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' };
    return {
      client: new ConnectCasesClient({ endpoint: url, region: 'us-west-2', credentials, maxAttempts: 1 }),
      stop,
    };
  }
  const input = {
    domainId: DOMAIN_ID,
    filter: {
      andAll: [
        { field: { equalTo: { id: 'customer_id', value: { stringValue: profile('known') } } } },
        { not: { field: { equalTo: { id: 'status', value: { stringValue: 'closed' } } } } },
      ],
    },
    sorts: [{ fieldId: 'last_updated_datetime', sortOrder: 'Desc' as const }],
    fields: [{ id: 'status' }, { id: 'assigned_user' }],
  };

  it("read a customer's open cases, page by page", async () => {
    const { client, stop } = await clientOf();
    const pages: [number | undefined, number | undefined][] = [];
    for await (const { cases, totalCount } of paginateSearchCases({ client, pageSize: 8 }, { ...input }))
      pages.push([cases?.length, totalCount]);
    await stop();
    expect(pages).toEqual([
      [8, 20],
      [8, 20],
      [4, 20],
    ]);
  });

  it('see null entries of a sparse page', async () => {
    const { client, stop } = await clientOf('sparse:2');
    const { cases = [] } = await client.send(new SearchCasesCommand({ ...input, maxResults: 8 }));
    await stop();
    expect(cases.slice(0, 3)).toEqual([null, null, expect.objectContaining({ caseId: 'case-1' })]);
  });
});

const hasCli = spawnSync('aws', ['--version']).status === 0;

describe('the AWS CLI', () => {
  (hasCli ? it : it.skip)("finds a customer's open cases with all pages", async () => {
    const { url } = await emulate({ cases: { c: casesOf(130) } });
    const filter = { andAll: [ofCustomer('known'), NOT_CLOSED] };
    const environment = {
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_CONFIG_FILE: '/nonexistent',
    };
    const options = ['--endpoint-url', url, '--region', 'us-west-2', '--domain-id', DOMAIN_ID, '--output', 'json'];
    const child = spawn('aws', ['connectcases', 'search-cases', ...options, '--filter', JSON.stringify(filter)], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    expect((JSON.parse(output) as { cases: object[] }).cases).toHaveLength(86);
  });
});
