import { chooseWait, type Setback } from '../../../lambda/retry/waits';

const throttledAt: Setback = {
  kind: 'throttled',
  failures: 1,
  operation: 'ListCasesForContact',
  held: 0,
  retryAfter: undefined,
  longestPause: 7500,
};
const range = (setback: Setback) => [chooseWait(setback, () => 0), chooseWait(setback, () => 1)];

describe('chooseWait', () => {
  it.each([
    ['a first refusal', {}, [100, 2100]],
    ['a tenth refusal', { failures: 10 }, [100, 2100]],
    ['a refusal when two seconds are left', { longestPause: 2000 }, [100, 1100]],
    ['a refusal when a lookup holds a page', { held: 1 }, [100, 100 + 2000 / 3]],
    ['a refusal when a lookup holds four', { held: 4 }, [100, 100 + 2000 / 81]],
    ['a refusal when a minute is left', { longestPause: 59_000 }, [100, 19_100]],
    ['a refusal of a search', { operation: 'SearchCases', held: 1 }, [100, 100 + 2000 / 3]],
    ['a refusal that asks for a second', { retryAfter: 1000 }, [1000, 3000]],
    ['a refusal that asks for more than is left', { retryAfter: 8000 }, [100, 2100]],
    ['a Retry-After in the past', { retryAfter: -5000 }, [100, 2100]],
    ['a first broken connection', { kind: 'unreachable' }, [20, 20]],
    ['a second broken connection', { kind: 'unreachable', failures: 2 }, [20, 220]],
    ['a third server error', { kind: 'unavailable', failures: 3 }, [20, 420]],
    ['a hundredth server error', { kind: 'unavailable', failures: 100 }, [20, 2020]],
    ['the last moment', { longestPause: 110 }, [100, 110]],
  ] as const)('after %s draws from a range', (_, setback, expected) => {
    expect(range({ ...throttledAt, ...setback })).toEqual(expected);
  });

  it.each([
    ['a first refusal', {}, 2000],
    ['a third refusal', { failures: 3 }, 3750],
    ['a refusal when a lookup holds three cases', { held: 3 }, 250],
    ['a second refusal when it holds three', { held: 3, failures: 2 }, 500],
    ['a refusal when two seconds are left', { longestPause: 2000 }, 1000],
  ] as const)('for a single case, after %s waits nearly a fixed time', (_, setback, most) => {
    const wait = range({ ...throttledAt, operation: 'GetCase', ...setback });
    expect(wait).toEqual([100 + most, 100 + most * 0.9]);
  });

  it('chooses none when no attempt after it could finish', () => {
    expect(range({ ...throttledAt, longestPause: 99 })).toEqual([undefined, undefined]);
  });
});
