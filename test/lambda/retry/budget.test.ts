import { attemptLimit, longestPause, openBudget } from '../../../lambda/retry/budget';

describe('openBudget', () => {
  it.each([
    ['a warm sandbox has all but the reserve', 0, 8000, 7700],
    ['a cold start has been waited for already', 600, 8000, 7100],
    ['what Lambda leaves is the limit when it is less', 0, 3000, 2700],
    ['nothing is left when the block has given up', 8000, 8000, -300],
  ])('%s', (_, alreadyWaited, remaining, time) => {
    const budget = openBudget({ now: 1000, timeLimit: 8000, alreadyWaited, remaining });
    expect(budget).toEqual({ deadline: 1000 + time, blockEnd: 9000 - alreadyWaited });
  });
});

describe('an attempt', () => {
  const budget = { deadline: 7700, blockEnd: 8000 };

  it('can begin as long as it has a chance to finish', () => {
    expect(longestPause(budget, 0)).toBe(7550);
    expect(longestPause(budget, 7600)).toBeLessThan(0);
  });

  it('may take two seconds, but never beyond the deadline', () => {
    expect(attemptLimit(budget, 0)).toBe(2000);
    expect(attemptLimit(budget, 7000)).toBe(700);
  });
});
