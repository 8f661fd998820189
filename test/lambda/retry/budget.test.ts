import { attemptLimitMs, maxWaitMs, openBudget } from '../../../lambda/retry/budget';

describe('openBudget', () => {
  it.each([
    ['a warm execution environment has all but the reserve', 0, 8000, 7700],
    ['a cold start has been waited for already', 600, 8000, 7100],
    ['what Lambda leaves is the limit when it is less', 0, 3000, 2700],
    ['nothing is left when the block has given up', 8000, 8000, -300],
  ])('%s', (_, alreadyWaitedMs, remainingMs, time) => {
    const budget = openBudget({ now: 1000, timeLimitMs: 8000, alreadyWaitedMs, remainingMs });
    expect(budget).toEqual({ deadline: 1000 + time, blockEnd: 9000 - alreadyWaitedMs });
  });
});

describe('an attempt', () => {
  const budget = { deadline: 7700, blockEnd: 8000 };

  it('can begin as long as it has a chance to finish', () => {
    expect(maxWaitMs(budget, 0)).toBe(7550);
    expect(maxWaitMs(budget, 7600)).toBeLessThan(0);
  });

  it('may take two seconds, but never beyond the deadline', () => {
    expect(attemptLimitMs(budget, 0)).toBe(2000);
    expect(attemptLimitMs(budget, 7000)).toBe(700);
  });
});
