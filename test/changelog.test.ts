import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { version } from '../package.json';

const changelog = readFileSync(join(__dirname, '../CHANGELOG.md'), 'utf8');
const headings = (level: string) =>
  [...changelog.matchAll(new RegExp(`^${level} (.*)$`, 'gm'))].map(([, text]) => text ?? '');

describe('CHANGELOG.md', () => {
  it('has a section for each version with its date; only the first can be unreleased', () => {
    const [first, ...released] = headings('##');
    expect(first).toMatch(/^\d+\.\d+\.\d+ - (unreleased|\d{4}-\d{2}-\d{2})$/);
    for (const heading of released) expect(heading).toMatch(/^\d+\.\d+\.\d+ - \d{4}-\d{2}-\d{2}$/);
  });

  it('has a section for the version of package.json', () => {
    expect(headings('##').map((heading) => heading.split(' ')[0])).toContain(version);
  });

  it('groups changes by the kinds of Keep a Changelog', () => {
    for (const kind of headings('###')) expect(kind).toMatch(/^(Added|Changed|Deprecated|Removed|Fixed|Security)$/);
  });
});
