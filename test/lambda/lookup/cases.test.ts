import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import { pagesOf, runLookup, throttled } from '../../support/lookup';

const ids = (count: number) => Array.from({ length: count }, (_, index) => `case-${index}`);

describe('listCases', () => {
  it.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [25, 3],
  ])('lists %i cases in the order returned with %i requests', async (count, requests) => {
    const { cases, attempts, stats, totals } = await runLookup(pagesOf(count));
    expect(cases?.map(({ caseId }) => caseId)).toEqual(ids(count));
    expect(attempts).toHaveLength(requests);
    expect(stats).toMatchObject({ pages: requests, timeWaitedMs: 0 });
    expect(totals).toEqual({ requests, throttledRequests: 0 });
  });

  it('counts a case once that stands on two pages, and keeps it where it came first', async () => {
    const [a, b, c] = ['a', 'b', 'c'].map((caseId) => ({ caseId, templateId: `template of ${caseId}` }));
    const { cases } = await runLookup(({ token }) => ({
      gives: { page: token === undefined ? { cases: [a!, b!], nextToken: '1' } : { cases: [b!, c!, a!] } },
    }));
    expect(cases).toEqual([a, b, c]);
  });

  it('goes on after an empty page that has a token', async () => {
    const { cases } = await runLookup(({ token }) => ({
      gives: {
        page: token === undefined ? { cases: [], nextToken: '1' } : { cases: [{ caseId: 'a', templateId: 't' }] },
      },
    }));
    expect(cases).toHaveLength(1);
  });

  it('asks again for the page that failed, not for one before it', async () => {
    const deal = pagesOf(25);
    const tokens: (string | undefined)[] = [];
    const { cases, stats, totals } = await runLookup((attempt) => {
      tokens.push(attempt.token);
      return attempt.number === 2 || attempt.number === 3 ? { gives: throttled() } : deal(attempt);
    });
    expect(cases).toHaveLength(25);
    expect(tokens).toEqual([undefined, '1', '1', '1', '2']);
    expect(stats.pages).toBe(3);
    expect(totals).toEqual({ requests: 5, throttledRequests: 2 });
  });

  it.each([
    ['the same token again', () => 'same', 2],
    ['two tokens in turn', (number: number) => String(number % 2), 3],
    ['a new token for ever', (number: number) => String(number), 1000],
  ])('ends in CasesEndlessPagesError for %s', async (_, tokenOf, pages) => {
    const { error, stats } = await runLookup(({ number }) => ({
      takes: 1,
      gives: { page: { cases: [{ caseId: String(number), templateId: 't' }], nextToken: tokenOf(number) } },
    }));
    expect(error).toBeInstanceOf(LookupError);
    expect((error as Error).name).toBe('CasesEndlessPagesError');
    expect(stats.pages).toBe(pages);
  });

  it('gives nothing rather than a part when time runs out between pages', async () => {
    const { cases, error, attempts, ended, budget } = await runLookup((attempt) => ({
      ...pagesOf(200)(attempt),
      takes: 900,
    }));
    expect(cases).toBeUndefined();
    expect((error as Error).name).toBe('LookupTimedOutError');
    expect(attempts.length).toBeGreaterThan(6);
    expect(ended).toBeLessThanOrEqual(budget.deadline);
  });

  it('fails at once, with its stats and the cause, when asking again cannot help', async () => {
    const cause = new Error('as the SDK threw it');
    const { error, attempts } = await runLookup(() => ({
      gives: new AttemptFailure('denied', { cause }),
    }));
    expect(attempts).toHaveLength(1);
    expect(error).toMatchObject({ name: 'CasesAccessDeniedError', cause });
    expect((error as Error).message).toContain('(requests: 1, throttled: 0, pages: 0, time waited: 0.0 s)');
  });
});
