import { chooseWait, type FailedAttempt } from '../../../lambda/retry/waits';

const throttledAt: FailedAttempt = {
  kind: 'throttled',
  failures: 1,
  operation: 'ListCasesForContact',
  pagesOrCasesRead: 0,
  retryAfterMs: undefined,
  maxWaitMs: 7500,
};
const range = (attempt: FailedAttempt) => [chooseWait(attempt, () => 0), chooseWait(attempt, () => 1)];

describe('chooseWait', () => {
  it.each([
    ['a first refusal', {}, [100, 2100]],
    ['a tenth refusal', { failures: 10 }, [100, 2100]],
    ['a refusal when two seconds are left', { maxWaitMs: 2000 }, [100, 1100]],
    ['a refusal when a lookup holds a page', { pagesOrCasesRead: 1 }, [100, 100 + 2000 / 3]],
    ['a refusal when a lookup holds four', { pagesOrCasesRead: 4 }, [100, 100 + 2000 / 81]],
    ['a refusal when a minute is left', { maxWaitMs: 59_000 }, [100, 19_100]],
    ['a refusal of a search', { operation: 'SearchCases', pagesOrCasesRead: 1 }, [100, 100 + 2000 / 3]],
    ['a refusal that asks for a second', { retryAfterMs: 1000 }, [1000, 3000]],
    ['a refusal that asks for more than is left', { retryAfterMs: 8000 }, [100, 2100]],
    ['a Retry-After in the past', { retryAfterMs: -5000 }, [100, 2100]],
    ['a first broken connection', { kind: 'unreachable' }, [20, 20]],
    ['a second broken connection', { kind: 'unreachable', failures: 2 }, [20, 220]],
    ['a third server error', { kind: 'unavailable', failures: 3 }, [20, 420]],
    ['a hundredth server error', { kind: 'unavailable', failures: 100 }, [20, 2020]],
    ['the last moment', { maxWaitMs: 110 }, [100, 110]],
  ] as const)('after %s draws from a range', (_, attempt, expected) => {
    expect(range({ ...throttledAt, ...attempt })).toEqual(expected);
  });

  it.each([
    ['a first refusal', {}, 3000],
    ['a third refusal', { failures: 3 }, 4875],
    ['a refusal when a lookup holds three cases', { pagesOrCasesRead: 3 }, 3000 / 27],
    ['a second refusal when it holds three', { pagesOrCasesRead: 3, failures: 2 }, 3000 / 9],
    ['a refusal when two seconds are left', { maxWaitMs: 2000 }, 1300],
  ] as const)('for a single case, after %s waits nearly a fixed time', (_, attempt, most) => {
    const wait = range({ ...throttledAt, operation: 'GetCase', ...attempt });
    expect(wait).toEqual([50 + most, 50 + most * 0.9].map((ms) => expect.closeTo(ms)));
  });

  it('chooses none when no attempt after it could finish', () => {
    expect(range({ ...throttledAt, maxWaitMs: 99 })).toEqual([undefined, undefined]);
  });
});
