import fc from 'fast-check';
import type { CasesRequest } from '../../../lambda/lookup/cases-request';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import { type CaseScript, contactNamed, dealing, numbered, pagesOf, runLookup, throttled } from '../../support/lookup';

/** Every third case, from the first on, is open; the others are closed. */
const isOpen = (caseId: string) => Number(caseId.split('-')[1]) % 3 === 0;
const everyThirdOpen: CaseScript = ({ caseId }) => ({ gives: isOpen(caseId) ? 'open' : 'closed' });
const ids = (cases: { caseId: string }[] = []) => cases.map(({ caseId }) => caseId);
const ALL = Number.POSITIVE_INFINITY;

describe('lookUpCases, asked for cases of a status', () => {
  it.each([
    // Cases that there are; status and limit; cases found, complete, pages and statuses read.
    [0, 'open', ALL, 0, true, 1, 0],
    [5, 'any', ALL, 5, true, 1, 0],
    [5, 'open', ALL, 2, true, 1, 5],
    [5, 'closed', ALL, 3, true, 1, 5],
    [25, 'open', ALL, 9, true, 3, 25],
    [25, 'open', 1, 1, false, 1, 1],
    [1, 'open', 1, 1, true, 1, 1],
    [2, 'closed', 1, 1, true, 1, 2],
    [5, 'closed', 1, 1, false, 1, 2],
    [25, 'open', 5, 5, false, 2, 13],
  ] as const)('of %i, %s, at most %p: finds %i, complete %p, reads %i pages and %i statuses', async (...row) => {
    const [count, status, maxCases, found, complete, pages, statuses] = row;
    const run = await runLookup(pagesOf(count), { asked: { status, maxCases }, statuses: everyThirdOpen });
    expect(run.error).toBeUndefined();
    expect([run.cases?.length, run.complete]).toEqual([found, complete]);
    expect([run.attempts.length, run.statusReads.length]).toEqual([pages, statuses]);
    expect([run.stats.pages, run.totals.requests]).toEqual([pages, pages + statuses]);
    expect(run.stats.detailsRead ?? 0).toBe(statuses);
  });

  it('takes every status for open that is not closed, in whatever letters', async () => {
    const words = ['open', 'Pending', 'Closed', 'CLOSED', 'closed soon'];
    const statuses: CaseScript = ({ caseId }) => ({ gives: words[Number(caseId.split('-')[1])] });
    const open = await runLookup(pagesOf(5), { asked: { status: 'open' }, statuses });
    expect(ids(open.cases)).toEqual(['case-0', 'case-1', 'case-4']);
    const closed = await runLookup(pagesOf(5), { asked: { status: 'closed' }, statuses });
    expect(ids(closed.cases)).toEqual(['case-2', 'case-3']);
  });

  it.each(['open', 'closed'] as const)('counts a case that is gone by now neither way: %s', async (status) => {
    const run = await runLookup(pagesOf(1), { asked: { status }, statuses: () => ({ gives: undefined }) });
    expect(run).toMatchObject({ cases: [], complete: true });
  });

  it('goes on to the next contact when none of the cases has the status', async () => {
    const script = dealing((contact) => [{ caseId: `${contact}-0`, templateId: 't' }]);
    const contacts = ['old', 'new'].map(contactNamed) as CasesRequest['contacts'];
    const statuses: CaseScript = ({ caseId }) => ({ gives: caseId === 'new-0' ? 'open' : 'closed' });
    const run = await runLookup(script, { asked: { contacts, status: 'open' }, statuses });
    expect(run).toMatchObject({ contactId: 'new', cases: [{ caseId: 'new-0' }] });
  });

  it('reads no status of a case whose template does not count', async () => {
    const script = dealing(() => numbered(6, (number) => (number % 2 ? 'repair' : 'billing')));
    const run = await runLookup(script, {
      asked: { status: 'open', templateId: ['repair'] },
      statuses: everyThirdOpen,
    });
    expect(run.statusReads).toEqual(['case-1', 'case-3', 'case-5']);
    expect(ids(run.cases)).toEqual(['case-3']);
  });

  it.each(['denied', 'statusUnknown'] as const)(
    'fails at once, and sends nothing more, when a status is %s',
    async (kind) => {
      const statuses: CaseScript = ({ number }) => ({
        gives: number === 1 ? new AttemptFailure(kind) : throttled(),
      });
      const run = await runLookup(pagesOf(10), { asked: { status: 'open', allowPartial: true }, statuses });
      expect(run.error).toBeInstanceOf(LookupError);
      expect(run.statusReads).toHaveLength(1);
      expect(run.totals.requests).toBe(1 + run.statusReads.length);
    },
  );

  it('gives what it knows when time runs out, to a flow that allows a part', async () => {
    const statuses: CaseScript = (attempt) => (attempt.number > 5 ? { gives: throttled() } : everyThirdOpen(attempt));
    const part = await runLookup(pagesOf(10), { asked: { status: 'open', allowPartial: true }, statuses });
    expect(part).toMatchObject({ cases: [{ caseId: 'case-0' }, { caseId: 'case-3' }], complete: false });
    expect(part.ended).toBeLessThanOrEqual(part.budget.deadline);
    const { error } = await runLookup(pagesOf(10), { asked: { status: 'open' }, statuses });
    expect((error as Error).name).toBe('CasesThrottledError');
    expect((error as Error).message).toMatch(/pages: 1, details read: 5,/);
  });

  it('under any statuses and any throttling sends no request too many, one at a time, and keeps order and time', async () => {
    const scenario = fc.record({
      statuses: fc.array(fc.constantFrom('open', 'closed', 'Pending'), { maxLength: 30 }),
      times: fc.infiniteStream(fc.integer({ min: 1, max: 300 })),
      throttles: fc.infiniteStream(fc.boolean()),
      maxCases: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(ALL)),
      allowPartial: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(scenario, async ({ statuses: words, times, throttles, maxCases, allowPartial }) => {
        const statuses: CaseScript = ({ caseId }) => ({
          takes: times.next().value,
          gives: throttles.next().value ? throttled() : words[Number(caseId.split('-')[1])],
        });
        const asked = { status: 'open', maxCases, allowPartial } as const;
        const run = await runLookup(pagesOf(words.length), { asked, statuses });
        const open = numbered(words.length).filter((_, index) => words[index] !== 'closed');
        expect(run.mostAtOnce).toBeLessThanOrEqual(1);
        expect(run.ended).toBeLessThanOrEqual(run.budget.deadline);
        if (run.error !== undefined) return expect(run.error).toBeInstanceOf(LookupError);

        const found = run.cases ?? [];
        expect(ids(open)).toEqual(expect.arrayContaining(ids(found)));
        expect(ids(found)).toEqual(ids(open).filter((caseId) => ids(found).includes(caseId)));
        expect(found.length).toBeLessThanOrEqual(maxCases);
        if (run.complete) expect(ids(found)).toEqual(ids(open));
        else if (!allowPartial) expect(found).toHaveLength(maxCases);
        expect(run.totals.requests).toBe(run.attempts.length + run.statusReads.length);
      }),
      { numRuns: 300 },
    );
  });
});
