import { ConnectCasesClient, paginateSearchCases, SearchCasesCommand } from '@aws-sdk/client-connectcases';
import type { EmulatorOptions } from '../../../dev/cases-api/emulator';
import { systemClock } from '../../../lambda/retry/clock';
import {
  askForCase,
  byIds,
  DOMAIN_ID,
  emulate,
  numberedCases,
  search,
  stopEmulators,
} from '../../support/cases-request';
import model from '../../support/search-cases-api.json';

afterEach(stopEmulators);

const cases = {
  a: [
    { caseId: 'one', templateId: 'repair', status: 'closed', reference_number: '10000001' },
    { caseId: 'two', templateId: 'billing', created_datetime: '2026-11-02T08:00:00Z' },
  ],
  b: [{ caseId: 'three', templateId: 'billing', created_datetime: '2026-11-01T08:00:00Z' }],
};

const where = (operator: string, id: string, value: object) => ({ field: { [operator]: { id, value } } });
const nested = (levels: number): object =>
  levels === 1 ? where('equalTo', 'status', { stringValue: 'open' }) : { not: nested(levels - 1) };

type Found = { cases: { caseId: string }[]; nextToken?: string; totalCount: number; message: string };

async function searched(options: Partial<EmulatorOptions>, body: unknown, asking = {}) {
  const answer = await search(await emulate({ cases, ...options }), body, asking);
  return { status: answer.status, body: (await answer.json()) as Found };
}

const ids = ({ body }: { body: Found }) => body.cases.map(({ caseId }) => caseId);

describe('SearchCases', () => {
  const { http, output } = model.operations.SearchCases;

  it('is found at the path and with the method of the model', async () => {
    const { url } = await emulate();
    const answer = await fetch(url + http.requestUri.replace('{domainId}', DOMAIN_ID), { method: http.method });
    expect(answer.headers.get('x-amzn-errortype')).toBe('MissingAuthenticationTokenException');
  });

  it.each([
    ['a sort', '{"sorts":[{"fieldId":"status","sortOrder":"Asc","more":DEEP}]}'],
    ['a field', '{"fields":[{"id":"status","more":DEEP}]}'],
    ['a filter', '{"filter":{"field":{"equalTo":{"id":"status","value":{"stringValue":"open"},"more":DEEP}}}}'],
  ])('answers 501 where %s has a member that is nested too deeply, and then the next request', async (_, body) => {
    const emulator = await emulate({ cases });
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
    expect((await search(emulator, body.replace('DEEP', deep))).status).toBe(501);
    expect((await search(emulator, {})).status).toBe(200);
    expect(emulator.requests.map(({ outcome }) => outcome)).toEqual(['NotEmulatedException', 'ok']);
  });

  it('gives the requested fields of the cases that are there, with the members of the model', async () => {
    const fields = [{ id: 'status' }, { id: 'reference_number' }];
    const { status, body } = await searched({}, { filter: byIds('one', 'unknown', 'three'), fields });
    expect([status, body]).toEqual([
      http.responseCode,
      {
        cases: [
          {
            caseId: 'one',
            templateId: 'repair',
            fields: [
              { id: 'status', value: { stringValue: 'closed' } },
              { id: 'reference_number', value: { stringValue: '10000001' } },
            ],
          },
          { caseId: 'three', templateId: 'billing', fields: [{ id: 'status', value: { stringValue: 'open' } }] },
        ],
        totalCount: 2,
      },
    ]);
    const { members } = model.shapes[output.shape as 'SearchCasesResponse'];
    expect(Object.keys(members)).toEqual(expect.arrayContaining(Object.keys(body)));
    expect(model.shapes.SearchCasesResponseItem.required).toEqual(Object.keys(body.cases[0] ?? {}));
  });

  it.each([
    ['Asc', ['three', 'two', 'one']],
    ['Desc', ['two', 'three', 'one']],
  ])('sorts %s, with cases without a value last', async (sortOrder, expected) => {
    expect(ids(await searched({}, { sorts: [{ fieldId: 'created_datetime', sortOrder }] }))).toEqual(expected);
  });

  it('sorts by the first field first', async () => {
    const sorts = ['status', 'case_id'].map((fieldId) => ({ fieldId, sortOrder: 'Desc' }));
    expect(ids(await searched({}, { sorts }))).toEqual(['two', 'three', 'one']);
  });

  it.each([
    ['domainId', 'SearchCasesRequest', (length: number) => [{}, { domainId: 'd'.repeat(length) }]],
    ['maxResults', 'SearchCasesRequest', (maxResults: number) => [{ maxResults }]],
    ['nextToken', 'SearchCasesRequest', (length: number) => [{ nextToken: 't'.repeat(length) }]],
    ['searchTerm', 'SearchCasesRequest', (length: number) => [{ searchTerm: 's'.repeat(length) }]],
    [
      'sorts',
      'SearchCasesRequest',
      (length: number) => [{ sorts: Array(length).fill({ fieldId: 'status', sortOrder: 'Asc' }) }],
    ],
    ['fields', 'SearchCasesRequest', (length: number) => [{ fields: Array(length).fill({ id: 'status' }) }]],
    ['orAll', 'CaseFilter', (length: number) => [{ filter: byIds(...Array(length).fill('one')) }]],
  ] as const)('keeps to the published bounds of %s', async (member, shape, asking) => {
    const members = model.shapes[shape].members as Record<string, { shape: keyof typeof model.shapes }>;
    const { min, max } = model.shapes[members[member]!.shape] as { min: number; max: number };
    const emulator = await emulate({ cases });
    const messageFor = async (size: number) => {
      const [body, more] = asking(size) as [unknown, object?];
      return ((await (await search(emulator, body, more)).json()) as Found).message ?? '';
    };
    const bound = /Member must have (length|value) (less|greater)/;
    expect(await messageFor(max)).not.toMatch(bound);
    expect(await messageFor(max + 1)).toMatch(bound);
    if (min > 0)
      expect([await messageFor(min), member === 'domainId' || (await messageFor(min - 1))]).toEqual([
        expect.not.stringMatching(bound),
        member === 'domainId' || expect.stringMatching(bound),
      ]);
  });

  it.each([
    [{ sorts: [{ fieldId: 'status', sortOrder: 'Up' }] }, "'sorts'.*enum value set: \\[Asc, Desc\\]"],
    [{ fields: ['status'] }, "'fields'.*Member must be a string"],
    [{ filter: { orAll: 'one' } }, "'filter.orAll'.*Member must be a list"],
    [{ filter: {} }, "at 'filter' .*exactly one of the members field, not, andAll, orAll"],
    [{ filter: { ...nested(1), ...nested(2) } }, "at 'filter' .*exactly one of the members"],
    [{ filter: { not: { andAll: [{ field: {} }] } } }, "at 'filter.not.andAll\\[0\\].field' .*equalTo, contains"],
    [{ filter: where('equalTo', '', { stringValue: 'x' }) }, "'filter.field.equalTo.id'.*length greater"],
    [
      { filter: where('equalTo', 'status', {}) },
      "'filter.field.equalTo.value'.*exactly one of the members stringValue",
    ],
    [{ filter: where('equalTo', 'status', { doubleValue: '1' }) }, "value.doubleValue'.*must be a number"],
    [{ nextToken: 'x' }, "'nextToken'.*must be a token from a page of this search"],
    ['[]', "'body'.*Member must be a JSON object"],
  ])('refuses %j', async (body, problem) => {
    const refused = await searched({}, body);
    expect(refused.status).toBe(400);
    expect(refused.body.message).toMatch(new RegExp(problem));
  });

  it.each([
    [{ searchTerm: 'Roe' }, 'A searchTerm is not emulated.'],
    [{ filter: { tag: { equalTo: { key: 'a', value: 'b' } } } }, 'A filter by tag is not emulated.'],
    [{ filter: nested(21) }, 'A filter of more than 20 levels is not emulated.'],
    [{ filter: where('equalTo', 'colour', { stringValue: 'red' }) }, 'No case has the field colour.'],
    [{ fields: [{ id: 'colour' }] }, 'No case has the field colour.'],
    [{ sorts: [{ fieldId: 'caseId', sortOrder: 'Asc' }] }, 'No case has the field caseId.'],
  ])('says clearly that it does not emulate %j', async (body, message) => {
    const { status, body: answer } = await searched({}, body);
    expect([status, answer.message]).toEqual([501, expect.stringContaining(message)]);
  });

  it('does not find another domain', async () => {
    expect(await searched({}, {}, { domainId: 'd' })).toMatchObject({ status: 404, body: { resourceType: 'Domain' } });
  });

  it('pages through what it finds; a token works for the same search only', async () => {
    const emulator = await emulate({ cases: { c: numberedCases(25) } });
    const client = new ConnectCasesClient({
      endpoint: emulator.url,
      region: 'us-west-2',
      credentials: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'example' },
    });
    const pages: number[] = [];
    for await (const { cases: found = [] } of paginateSearchCases({ client, pageSize: 10 }, { domainId: DOMAIN_ID })) {
      pages.push(found.length);
    }
    expect(pages).toEqual([10, 10, 5]);
    const { nextToken } = await client.send(new SearchCasesCommand({ domainId: DOMAIN_ID, maxResults: 10 }));
    const other = client.send(new SearchCasesCommand({ domainId: DOMAIN_ID, maxResults: 9, nextToken }));
    await expect(other).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it('has its own quota, ten requests at once unless told otherwise', async () => {
    const emulator = await emulate({
      cases,
      quotas: { SearchCases: { rate: 0.001 }, GetCase: { rate: 0.001, burst: 1 } },
    });
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) statuses.push((await search(emulator, { filter: byIds('one') })).status);
    expect(statuses).toEqual([...Array(10).fill(200), 429]);
    expect((await askForCase(emulator, 'one')).status).toBe(200);
    expect(emulator.requests.at(-2)).toMatchObject({ operation: 'SearchCases', searched: 1, outcome: 'throttle' });
  });

  it('rejects a filter by case id with --search-refuses, and nothing else', async () => {
    expect(await searched({ searchRefuses: true }, { filter: byIds('one') })).toMatchObject({ status: 400 });
    expect(await searched({ searchRefuses: true }, {})).toMatchObject({ status: 200 });
  });
});

describe('the index with --search-lag', () => {
  const statusOf = async (emulator: Awaited<ReturnType<typeof emulate>>) => {
    const answer = await search(emulator, { filter: byIds('one'), fields: [{ id: 'status' }] });
    const { cases: found } = (await answer.json()) as { cases: { fields: { value: { stringValue: string } }[] }[] };
    return found[0]?.fields[0]?.value.stringValue;
  };

  it('shows neither a case nor a change of its status until the lag is over', async () => {
    const changing = { a: [{ caseId: 'one', templateId: 't', status: 'open' }] };
    let now = 0;
    const clock = { ...systemClock, now: () => now };
    const emulator = await emulate({ cases: changing, searchLagMs: 3000, clock });
    const seen: unknown[] = [await statusOf(emulator)];
    now = 3000;
    seen.push(await statusOf(emulator));
    changing.a[0]!.status = 'closed';
    now = 4000;
    seen.push(await statusOf(emulator));
    now = 6999;
    seen.push(await statusOf(emulator));
    now = 7000;
    seen.push(await statusOf(emulator));
    expect(seen).toEqual([undefined, 'open', 'open', 'open', 'closed']);
  });
});
