import { bar } from '../../../dev/doctor/progress';

describe('the progress bar', () => {
  it.each([
    [0, '[------------------------]'],
    [0.5, '[############------------]'],
    [1, '[########################]'],
  ])('is filled up to a share of %d', (share, text) => expect(bar(share)).toBe(text));
});
