import { fstatSync, lstatSync, ReadStream } from '../../../../lib/bundling/replacements/file-system';

describe('the replacement of the file system', () => {
  it.each([
    ['a stream', () => new ReadStream()],
    ['an open file', fstatSync],
    ['a path', lstatSync],
  ])('refuses %s and says who left it out', (_, use) =>
    expect(use).toThrow('lib/bundling/bundling.ts leaves node:fs out'),
  );
});
