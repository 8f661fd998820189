import { timeLimitsOf } from '../../../dev/lookup/options';

describe('the time limits of the stack', () => {
  it('are equal unless a longer one is allowed', () => {
    expect(timeLimitsOf({ 'time-limit': 5 })).toEqual({ timeLimit: 5, longestTimeLimit: 5 });
    expect(timeLimitsOf({ 'time-limit': 5, 'longest-time-limit': 60 })).toMatchObject({ longestTimeLimit: 60 });
  });

  it('are refused where the longest is shorter than the usual one', () => {
    expect(() => timeLimitsOf({ 'time-limit': 5, 'longest-time-limit': 4 })).toThrow(
      '--longest-time-limit: was "4"; it must be a whole number from 5, the time limit, to 60',
    );
  });
});
