import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';

const changelog = readFileSync(join(__dirname, '../CHANGELOG.md'), 'utf8');
const headings = (level: string) =>
  [...changelog.matchAll(new RegExp(`^${level} (.*)$`, 'gm'))].map(([, text]) => text ?? '');

describe('CHANGELOG.md', () => {
  it('begins with what is unreleased; every other section is a version with its date', () => {
    const [first, ...released] = headings('##');
    expect(first).toBe('Unreleased');
    for (const heading of released) expect(heading).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/);
  });

  it('has a section for the version of package.json, unless nothing was released yet', () => {
    const versions = headings('##').slice(1);
    if (versions.length > 0) expect(versions[0]).toMatch(new RegExp(`^${version.replaceAll('.', '\\.')} - `));
  });

  it('groups changes by the kinds of Keep a Changelog', () => {
    for (const kind of headings('###')) expect(kind).toMatch(/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
  });
});
