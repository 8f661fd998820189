import { attemptLimitMs, maxWaitMs, openBudget } from '../../../lambda/retry/budget';

describe('openBudget', () => {
  it.each([
    ['a warm execution environment has all but the reserve', 0, 8000, 7700],
    ['a cold start has been waited for already', 600, 8000, 7100],
    ['what Lambda leaves is the limit when it is less', 0, 3000, 2700],
    ['nothing is left when the block has given up', 8000, 8000, -300],
  ])('%s', (_, alreadyWaitedMs, remainingMs, time) => {
    const budget = openBudget({ now: 1000, timeLimitMs: 8000, alreadyWaitedMs, remainingMs });
    expect(budget).toEqual({ deadline: 1000 + time });
  });
});

describe('an attempt', () => {
  const budget = { deadline: 7700 };

  it('can begin as long as it has a chance to finish', () => {
    expect(maxWaitMs(budget, 0)).toBe(7550);
    expect(maxWaitMs(budget, 7600)).toBeLessThan(0);
  });

  it.each([
    ['two seconds', 0, {}, 2000],
    ['twice as long after each timeout', 0, { timedOut: 1 }, 4000],
    ['five seconds after throttling, however often', 0, { throttled: 5 }, 5000],
    ['all the time that is left', 2100, { timedOut: 2 }, 5600],
    ['all the time that is left, the first one too', 7000, {}, 700],
  ])('may take %s', (_, now, requests, limitMs) => {
    expect(attemptLimitMs(budget, now, { timedOut: 0, throttled: 0, ...requests })).toBe(limitMs);
  });
});
