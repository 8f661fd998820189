import { isTimeLimitSeconds, readTimeLimitSeconds } from '../../../lambda/contract/time-limits';

describe('the time limit of a block', () => {
  it.each([
    ['1', 1],
    ['8', 8],
    ['9', undefined],
    ['0', undefined],
    ['08', undefined],
    ['8 ', undefined],
    ['8.0', undefined],
    ['1e0', undefined],
    ['', undefined],
  ])('is read from %j as %p', (text, seconds) => expect(readTimeLimitSeconds(text)).toBe(seconds));

  it('goes up to what the caller names, for asynchronous blocks', () => {
    expect([readTimeLimitSeconds('60', 60), readTimeLimitSeconds('61', 60)]).toEqual([60, undefined]);
  });

  it.each([
    [1, true],
    [8, true],
    [0, false],
    [-1, false],
    [9, false],
    [2.5, false],
    [Number.NaN, false],
  ])('of %p s can be set: %p', (seconds, expected) => expect(isTimeLimitSeconds(seconds)).toBe(expected));
});
