import fc from 'fast-check';
import type { CustomerCasesPage } from '../../../lambda/lookup/cases-api';
import type { CasesRequest } from '../../../lambda/lookup/cases-request';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import {
  type CustomerScript,
  contactNamed,
  dealing,
  details,
  numbered,
  pagesOf,
  runLookup,
  throttled,
} from '../../support/lookup';

const CUSTOMER = 'arn:aws:profile:us-west-2:111122223333:domains/d/profiles/p';
const ALL = Number.POSITIVE_INFINITY;
const ids = (cases: { caseId: string }[] = []) => cases.map(({ caseId }) => caseId);
const namesOf = (...numbers: number[]) => numbers.map((number) => `case-${number}`);

/** Every third case is closed; a higher number was updated later; templates alternate. */
const caseNumber = (number: number) => ({
  caseId: `case-${number}`,
  templateId: number % 2 === 0 ? 'repair' : 'billing',
  details: details(number % 3 === 0 ? 'closed' : 'open', { updated: number, created: -number }),
});
const isOpen = ({ details: { status } }: ReturnType<typeof caseNumber>) => status === 'open';

/** What Cases finds of so many cases, and in which order. */
function matching(count: number, { status, order }: Pick<CasesRequest, 'status' | 'order'>) {
  const all = Array.from({ length: count }, (_, number) => caseNumber(number));
  const found = all.filter((each) => status === 'any' || isOpen(each) === (status === 'open'));
  return order === 'updated' ? found.toReversed() : found;
}

/** A script that answers as Cases does: filtered by status, sorted, in pages as large as asked for. */
const serving =
  (count: number): CustomerScript =>
  ({ page }) => {
    const found = matching(count, page);
    const begin = Number(page.nextToken ?? 0);
    const cases = found.slice(begin, begin + page.size);
    const next = begin + page.size < found.length && { nextToken: String(begin + page.size) };
    return { gives: { cases, entries: cases.length, totalCount: found.length, ...next } };
  };

const noPages = () => {
  throw new Error('a contact was looked up that the request does not name');
};
const alone = { contacts: [], customer: CUSTOMER };
const ask = (customers: CustomerScript, asked: Partial<CasesRequest> = {}) =>
  runLookup(noPages, { asked: { ...alone, ...asked }, customers });

describe('lookUpCases, asked about a customer', () => {
  it.each<[number, Partial<CasesRequest>, { found: number; complete: boolean; sizes: number[] }]>([
    [0, {}, { found: 0, complete: true, sizes: [100] }],
    [30, {}, { found: 30, complete: true, sizes: [100] }],
    [30, { status: 'open' }, { found: 20, complete: true, sizes: [100] }],
    [30, { maxCases: 1 }, { found: 1, complete: false, sizes: [1] }],
    [1, { maxCases: 1 }, { found: 1, complete: true, sizes: [1] }],
    [30, { maxCases: 10, order: 'updated' }, { found: 10, complete: false, sizes: [10] }],
    [100, {}, { found: 100, complete: true, sizes: [100] }],
    [230, {}, { found: 230, complete: true, sizes: [100, 100, 100] }],
    [230, { maxCases: 150 }, { found: 150, complete: false, sizes: [100, 100] }],
    [30, { templateId: ['repair'] }, { found: 15, complete: true, sizes: [100] }],
    [30, { templateId: ['repair'], maxCases: 1 }, { found: 1, complete: false, sizes: [100] }],
    [230, { templateId: ['repair'], maxCases: 60 }, { found: 60, complete: false, sizes: [100, 100] }],
    [230, { templateId: ['other'], maxCases: 1 }, { found: 0, complete: true, sizes: [100, 100, 100] }],
  ])('of %i, asked %j, needs %j', async (count, asked, { found, complete, sizes }) => {
    const run = await ask(serving(count), asked);
    expect(run.error).toBeUndefined();
    expect([run.cases?.length, run.complete]).toEqual([found, complete]);
    expect(run.customerPages.map(({ size }) => size)).toEqual(sizes);
    expect(run).toMatchObject({ foundBy: found > 0 ? 'customer' : undefined, contactId: 'contact', detailed: true });
    expect(run.stats.requests).toMatchObject({
      ListCasesForContact: { sent: 0 },
      SearchCases: { sent: sizes.length },
      GetCase: { sent: 0 },
    });
  });

  it('leaves status and order to Cases', async () => {
    const run = await ask(serving(7), { status: 'open', order: 'updated', maxCases: 2 });
    expect(ids(run.cases)).toEqual(namesOf(5, 4));
    expect(run.customerPages).toEqual([
      { customer: CUSTOMER, status: 'open', order: 'updated', size: 2, nextToken: undefined },
    ]);
  });

  it.each<[string, CasesRequest['contacts'], number, object]>([
    [
      'answers for the contact that has one',
      ['none-0', 'some-2'].map(contactNamed),
      0,
      { foundBy: 'contact', contactId: 'some-2' },
    ],
    [
      'asks the customer where none has',
      ['none-0', 'other-0'].map(contactNamed),
      1,
      { foundBy: 'customer', contactId: 'none-0' },
    ],
  ])('and contacts first, %s', async (_, contacts, searches, answer) => {
    const byName = dealing((contactArn) => numbered(Number(contactArn.split('-')[1])));
    const run = await runLookup(byName, { asked: { contacts, customer: CUSTOMER }, customers: serving(3) });
    expect(run).toMatchObject(answer);
    expect(run.customerPages).toHaveLength(searches);
  });

  it('does not ask the customer when a contact cannot be answered for', async () => {
    const asked = { contacts: [contactNamed('a')], customer: CUSTOMER };
    const run = await runLookup(() => ({ gives: new AttemptFailure('denied') }), { asked });
    expect(run.error).toMatchObject({ name: 'CasesAccessDeniedError' });
  });

  it('asks within one budget, whatever the contacts have used of it', async () => {
    const asked = { contacts: [contactNamed('a')], customer: CUSTOMER };
    const slow = pagesOf(0);
    const run = await runLookup((attempt) => ({ ...slow(attempt), takes: 1900 }), {
      asked,
      timeLimitMs: 3000,
      customers: () => ({ gives: throttled() }),
    });
    expect(run.error).toMatchObject({ name: 'CasesThrottledError' });
    expect(run.ended).toBeLessThanOrEqual(run.budget.deadline);
  });
});

const pageOf =
  (cases: CustomerCasesPage['cases'], more: Partial<CustomerCasesPage> = {}): CustomerScript =>
  () => ({
    gives: { cases, entries: cases.length, ...more },
  });

describe('lookUpCases, when the search breaks its contract', () => {
  const [zero, one, two] = [0, 1, 2].map(caseNumber) as [
    CustomerCasesPage['cases'][0],
    CustomerCasesPage['cases'][0],
    CustomerCasesPage['cases'][0],
  ];

  it('counts a case that stands on a page twice, or on two pages, once', async () => {
    const script: CustomerScript = ({ page }) => ({
      gives:
        page.nextToken === undefined
          ? { cases: [zero, zero], entries: 2, nextToken: '1' }
          : { cases: [zero, one], entries: 2 },
    });
    expect(ids((await ask(script)).cases)).toEqual(namesOf(0, 1));
  });

  it('leaves out a case whose status is not the one asked for, and asks for the next page instead', async () => {
    const script: CustomerScript = ({ page }) => ({
      gives:
        page.nextToken === undefined ? { cases: [zero], entries: 1, nextToken: '1' } : { cases: [one], entries: 1 },
    });
    const run = await ask(script, { status: 'open', maxCases: 1 });
    expect([ids(run.cases), run.complete]).toEqual([namesOf(1), true]);
  });

  it('sorts what came out of order, and puts a case without a time last', async () => {
    const timeless = { ...zero, details: details('open') };
    expect(ids((await ask(pageOf([timeless, one, two]), { order: 'updated' })).cases)).toEqual(namesOf(2, 1, 0));
  });

  it.each<[string, CustomerScript, string]>([
    ['no case came, and Cases says that there are some', pageOf([], { totalCount: 3 }), '3 cases .* returned 0'],
    ['fewer came than Cases says there are', pageOf([one], { totalCount: 2 }), '2 cases .* returned 1'],
  ])('fails when %s, and says so', async (_, script, said) => {
    expect((await ask(script)).error).toMatchObject({
      name: 'CasesMalformedAnswerError',
      message: expect.stringMatching(/^Amazon Connect Cases contradicted itself/),
      cause: expect.objectContaining({ message: expect.stringMatching(said) }),
    });
  });

  it('counts an entry without a case among those that Cases says there are', async () => {
    const run = await ask(pageOf([one], { entries: 2, totalCount: 2 }));
    expect([ids(run.cases), run.complete]).toEqual([namesOf(1), true]);
  });

  it('does not rely on the number that Cases gives', async () => {
    expect((await ask(pageOf([one, two], { totalCount: 1 }))).cases).toHaveLength(2);
    expect((await ask(pageOf([one, two], { totalCount: Number.NaN }))).cases).toHaveLength(2);
  });

  it.each<[string, CustomerScript]>([
    ['the same token again', pageOf([one], { nextToken: 'same' })],
    ['a new token for ever', ({ number }) => ({ takes: 1, gives: { cases: [], entries: 0, nextToken: `${number}` } })],
  ])('ends at %s', async (_, script) => {
    const run = await ask(script);
    expect(run.error).toMatchObject({ name: 'CasesEndlessPagesError' });
    expect(run.customerPages.length).toBeLessThanOrEqual(1000);
  });
});

describe('lookUpCases, asked about a customer, whatever happens', () => {
  const scenario = fc.record({
    contacts: fc.array(fc.nat(12), { maxLength: 3 }),
    count: fc.nat(250),
    status: fc.constantFrom('open', 'closed', 'any'),
    order: fc.constantFrom('listed', 'updated'),
    templateId: fc.constantFrom<string[]>([], ['repair'], ['other']),
    maxCases: fc.oneof(fc.integer({ min: 1, max: 150 }), fc.constant(ALL)),
    allowPartial: fc.boolean(),
    throttles: fc.infiniteStream(fc.boolean()),
  });

  it('keeps to what was asked, to the time and to the fewest requests', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ contacts: counts, count, throttles, ...wanted }) => {
        const refuse = () => throttles.next().value;
        const contacts = counts.map((number, index) => contactNamed(`${index}-${number}`));
        const byName = dealing((contactArn) => numbered(Number(contactArn.split('-')[1]), () => 'repair'));
        const serve = serving(count);
        const run = await runLookup((attempt) => (refuse() ? { gives: throttled() } : byName(attempt)), {
          asked: {
            ...wanted,
            contacts: wanted.status === 'any' && wanted.order === 'listed' ? contacts : [],
            customer: CUSTOMER,
          } as object,
          customers: (attempt) => (refuse() ? { gives: throttled() } : serve(attempt)),
        });
        expect(run.ended).toBeLessThanOrEqual(run.budget.deadline);
        if (run.error !== undefined) return expect(run.error).toBeInstanceOf(LookupError);
        if (run.foundBy === 'contact') return expect(run.customerPages).toEqual([]);

        const isWanted = ({ templateId }: { templateId: string }) =>
          wanted.templateId.length === 0 || wanted.templateId.includes(templateId);
        const all = ids(matching(count, wanted as CasesRequest).filter(isWanted));
        const given = ids(run.cases);
        expect(given).toEqual(all.slice(0, given.length));
        expect(run.foundBy).toBe(given.length > 0 ? 'customer' : undefined);
        if (run.complete) expect(given).toEqual(all);
        else expect(given.length === wanted.maxCases || (wanted.allowPartial && given.length > 0)).toBe(true);
        const { sent, throttled: refused } = run.stats.requests.SearchCases;
        const size = wanted.templateId.length > 0 ? 100 : Math.min(100, wanted.maxCases);
        expect(sent - refused).toBeLessThanOrEqual(
          Math.max(1, Math.ceil(matching(count, wanted as CasesRequest).length / size)),
        );
      }),
      { numRuns: 300 },
    );
  });
});
