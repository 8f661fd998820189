import fc from 'fast-check';
import type { CaseDetails } from '../../../lambda/lookup/cases-api';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import {
  type CaseScript,
  details,
  numbered,
  pagesOf,
  runLookup,
  type SearchScript,
  throttled,
} from '../../support/lookup';

const numberOf = (caseId: string) => Number(caseId.split('-')[1]);
/** Every third case is open; a case with a higher number was updated later and created earlier. */
const detailsOf = (caseId: string): CaseDetails =>
  details(numberOf(caseId) % 3 === 0 ? 'open' : 'closed', { updated: numberOf(caseId), created: -numberOf(caseId) });
const found = (caseIds: string[]) => new Map(caseIds.map((caseId) => [caseId, detailsOf(caseId)]));
const knowsAll: SearchScript = ({ caseIds }) => ({ gives: found(caseIds) });
const reads: CaseScript = ({ caseId }) => ({ gives: detailsOf(caseId) });
const ids = (cases: { caseId: string }[] = []) => cases.map(({ caseId }) => caseId);
const namesOf = (...numbers: number[]) => numbers.map((number) => `case-${number}`);
const ALL = Number.POSITIVE_INFINITY;

describe('lookUpCases with a search index', () => {
  it.each([
    // There are; asked for; found; pages and searches.
    [5, { status: 'open' }, namesOf(0, 3), 1, 1],
    [0, { status: 'open' }, [], 1, 0],
    [25, { status: 'open', maxCases: 1 }, namesOf(0), 1, 1],
    [25, { status: 'open', maxCases: 5 }, namesOf(0, 3, 6, 9, 12), 2, 2],
    [25, { status: 'open' }, namesOf(0, 3, 6, 9, 12, 15, 18, 21, 24), 3, 3],
    [12, { order: 'updated', maxCases: 1 }, namesOf(11), 2, 2],
    [12, { order: 'created', maxCases: 2 }, namesOf(0, 1), 2, 2],
    [12, { order: 'updated', status: 'open', maxCases: 1 }, namesOf(9), 2, 2],
    [25, { details: true, maxCases: 2 }, namesOf(0, 1), 1, 1],
  ] as const)(
    'of %i, asked %j, finds %j with %i pages and %i searches',
    async (count, asked, cases, pages, searches) => {
      const run = await runLookup(pagesOf(count), { asked, search: knowsAll });
      expect(run.error).toBeUndefined();
      expect([ids(run.cases), run.attempts.length, run.searches.length]).toEqual([cases, pages, searches]);
      expect(run.statusReads).toEqual([]);
      expect(run.stats.requests).toMatchObject({ SearchCases: { sent: searches }, GetCase: { sent: 0 } });
    },
  );

  it('takes the next case of a page where one was deleted', async () => {
    const asked = { details: true, templateId: ['template'], maxCases: 2 };
    const search: SearchScript = ({ caseIds }) => ({ gives: found(caseIds.slice(1)) });
    const run = await runLookup(pagesOf(12), { asked, search, statuses: () => ({ gives: undefined }) });
    expect([ids(run.cases), run.complete, run.attempts.length]).toEqual([namesOf(1, 2), false, 1]);
  });

  it('reads no case beyond those that there is room for', async () => {
    const search: SearchScript = () => ({ gives: new Map() });
    const asked = { details: true, templateId: ['template'], maxCases: 3 };
    expect((await runLookup(pagesOf(12), { asked, search, statuses: reads })).statusReads).toEqual(namesOf(0, 1, 2));
  });

  it.each([
    [12, 12, true],
    [12, 3, false],
  ])(
    'knows of %i cases in order, of which %i are wanted, whether these are all: %p',
    async (count, maxCases, complete) => {
      const run = await runLookup(pagesOf(count), { asked: { order: 'updated', maxCases }, search: knowsAll });
      expect([run.cases?.length, run.complete]).toEqual([maxCases, complete]);
    },
  );

  it('puts a case without a time last, and takes the creation of one that was never updated', async () => {
    const times = [{}, { created: 5 }, { created: 1, updated: 9 }, { updated: 7 }];
    const search: SearchScript = ({ caseIds }) => ({
      gives: new Map(caseIds.map((caseId) => [caseId, details('open', times[numberOf(caseId)])])),
    });
    const run = await runLookup(pagesOf(4), { asked: { order: 'updated' }, search });
    expect(ids(run.cases)).toEqual(namesOf(2, 3, 1, 0));
  });

  it('reads by itself each case that the index lacks, in the order of the list', async () => {
    const search: SearchScript = ({ caseIds }) => ({ gives: found(caseIds.filter((id) => numberOf(id) % 2 === 0)) });
    const run = await runLookup(pagesOf(6), { asked: { status: 'open' }, search, statuses: reads });
    expect(run.statusReads).toEqual(namesOf(1, 3, 5));
    expect(ids(run.cases)).toEqual(namesOf(0, 3));
  });

  it('does not let a case that the index knows overtake one that it lacks', async () => {
    const search: SearchScript = () => ({ gives: found(['case-3']) });
    const run = await runLookup(pagesOf(6), { asked: { status: 'open', maxCases: 1 }, search, statuses: reads });
    expect(ids(run.cases)).toEqual(['case-0']);
    expect(run.statusReads).toEqual(['case-0']);
  });

  it('leaves out a case that was deleted since it was listed', async () => {
    const search: SearchScript = () => ({ gives: new Map() });
    const run = await runLookup(pagesOf(2), {
      asked: { details: true },
      search,
      statuses: () => ({ gives: undefined }),
    });
    expect(run).toMatchObject({ cases: [], complete: true });
  });

  it('lists further pages while it searches, where all are needed', async () => {
    const slow: SearchScript = (attempt) => ({ ...knowsAll(attempt), takes: 400 });
    const run = await runLookup(pagesOf(25), { asked: { order: 'updated' }, search: slow });
    expect(run.attempts).toEqual([0, 50, 100]);
    expect(run.ended).toBe(50 + 3 * 400);
  });

  it('waits for a search before it lists a page that may not be needed', async () => {
    const slow: SearchScript = (attempt) => ({ ...knowsAll(attempt), takes: 400 });
    const run = await runLookup(pagesOf(25), { asked: { status: 'open', maxCases: 5 }, search: slow });
    expect(run.attempts).toEqual([0, 450]);
  });

  it('retries a search as it retries a page', async () => {
    const search: SearchScript = (attempt) => (attempt.at < 3000 ? { gives: throttled() } : knowsAll(attempt));
    const run = await runLookup(pagesOf(3), { asked: { status: 'open' }, search });
    expect(ids(run.cases)).toEqual(['case-0']);
    expect(run.stats.requests.SearchCases.throttled).toBe(run.searches.length - 1);
  });

  it.each(['denied', 'malformedAnswer'] as const)(
    'fails at once when a search is %s, and stops listing',
    async (kind) => {
      const search: SearchScript = () => ({ gives: new AttemptFailure(kind) });
      const script = pagesOf(200);
      const run = await runLookup((attempt) => ({ ...script(attempt), takes: 500 }), {
        asked: { order: 'updated' },
        search,
      });
      expect(run.error).toBeInstanceOf(LookupError);
      expect(run.attempts.length).toBeLessThanOrEqual(2);
      expect(run.ended).toBe(550);
      expect(run.inFlightAtEnd).toBe(0);
    },
  );

  it('does not wait for a page that hangs when a search has failed for good', async () => {
    const search: SearchScript = () => ({ takes: 150, gives: new AttemptFailure('denied') });
    const script = pagesOf(25);
    const run = await runLookup((attempt) => ({ ...script(attempt), takes: attempt.token ? 60_000 : 50 }), {
      asked: { order: 'updated' },
      search,
    });
    expect(run.error).toMatchObject({ name: 'CasesAccessDeniedError' });
    expect(run.ended).toBe(200);
    expect(run.inFlightAtEnd).toBe(0);
  });

  it('does not wait for a search that hangs when a page has failed for good', async () => {
    const search: SearchScript = () => ({ takes: 60_000, gives: new Map() });
    const script = pagesOf(25);
    const run = await runLookup(
      (attempt) => (attempt.token ? { gives: new AttemptFailure('denied') } : script(attempt)),
      { asked: { order: 'updated' }, search },
    );
    expect(run.error).toMatchObject({ name: 'CasesAccessDeniedError' });
    expect(run.ended).toBe(100);
    expect(run.inFlightAtEnd).toBe(0);
  });

  it('does not wait out a pause when a search has failed for good', async () => {
    const search: SearchScript = () => ({ takes: 300, gives: new AttemptFailure('denied') });
    const script = pagesOf(25);
    const run = await runLookup((attempt) => (attempt.number === 1 ? script(attempt) : { gives: throttled(6000) }), {
      asked: { order: 'updated' },
      search,
    });
    expect(run.error).toMatchObject({ name: 'CasesAccessDeniedError' });
    expect(run.ended).toBe(350);
  });

  it('gives the part that it knows, in order, to a flow that allows one', async () => {
    const search: SearchScript = (attempt) => (attempt.number === 1 ? knowsAll(attempt) : { gives: throttled() });
    const asked = { order: 'updated', maxCases: 2 } as const;
    const part = await runLookup(pagesOf(25), { asked: { ...asked, allowPartial: true }, search });
    expect(part).toMatchObject({ complete: false, cases: [{ caseId: 'case-9' }, { caseId: 'case-8' }] });
    expect(part.ended).toBeLessThanOrEqual(part.budget.deadline);
    expect((await runLookup(pagesOf(25), { asked, search })).error).toMatchObject({ name: 'CasesThrottledError' });
  });

  it('under any index, order and throttling keeps to what was asked and to the time', async () => {
    const scenario = fc.record({
      count: fc.nat(35),
      known: fc.infiniteStream(fc.boolean()),
      throttles: fc.infiniteStream(fc.boolean()),
      status: fc.constantFrom('open', 'closed', 'any'),
      order: fc.constantFrom('listed', 'updated', 'created'),
      maxCases: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(ALL)),
      allowPartial: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ count, known, throttles, ...wanted }) => {
        const script = pagesOf(count);
        const refuse = () => throttles.next().value;
        const run = await runLookup((attempt) => (refuse() ? { gives: throttled() } : script(attempt)), {
          asked: { ...wanted, details: true } as object,
          search: ({ caseIds }) => ({
            gives: refuse() ? throttled() : found(caseIds.filter(() => known.next().value)),
          }),
          statuses: ({ caseId }) => ({ gives: refuse() ? throttled() : detailsOf(caseId) }),
        });
        expect(run.ended).toBeLessThanOrEqual(run.budget.deadline);
        expect(run.mostAtOnce).toBeLessThanOrEqual(1);
        if (run.error !== undefined) return expect(run.error).toBeInstanceOf(LookupError);

        const isWanted = (caseId: string) => wanted.status === 'any' || detailsOf(caseId).status === wanted.status;
        const all = ids(numbered(count)).filter(isWanted);
        const inOrder = wanted.order === 'updated' ? all.toReversed() : all;
        const given = ids(run.cases);
        if (run.complete) expect(given).toEqual(inOrder);
        else if (given.length < wanted.maxCases) expect(wanted.allowPartial).toBe(true);
        expect(given).toEqual(inOrder.filter((caseId) => given.includes(caseId)));
        for (const each of run.cases ?? []) expect(each.details).toEqual(detailsOf(each.caseId));
      }),
      { numRuns: 300 },
    );
  });
});
