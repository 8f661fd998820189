import { platform, release } from '../../../lambda/bundle/operating-system';

describe('the replacement of the operating system', () => {
  it.each([
    ['its name', platform],
    ['its version', release],
  ])('refuses %s and says who left it out', (_, use) => expect(use).toThrow('lib/bundling.ts leaves node:os out'));
});
