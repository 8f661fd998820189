import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptBundle } from '../../../dev/lookup/kept-bundle';
import { temporaryFolder } from '../../support/command';

const files = temporaryFolder();

describe('a kept bundle', () => {
  it('is made once while nothing that it is made of changes', () => {
    const place = files.file('once');
    const made: string[] = [];
    const bundle = (folder: string) => {
      made.push(folder);
      writeFileSync(join(folder, 'index.mjs'), '');
    };
    const folder = keptBundle(place, bundle);
    expect(keptBundle(place, bundle)).toBe(folder);
    expect(made).toHaveLength(1);
    expect(existsSync(join(folder, 'index.mjs'))).toBe(true);
  });

  it('is never seen half made', () => {
    const place = files.file('half');
    const fails = () => {
      throw new Error('no');
    };
    expect(() => keptBundle(place, fails)).toThrow('no');
    const folder = keptBundle(place, (made) => writeFileSync(join(made, 'index.mjs'), ''));
    expect(readdirSync(folder)).toEqual(['index.mjs']);
    expect(readdirSync(place)).toHaveLength(1);
  });

  it('is that of the first command to finish when two make it at once', () => {
    const place = files.file('race');
    const write = (text: string) => (folder: string) => writeFileSync(join(folder, 'index.mjs'), text);
    const folder = keptBundle(place, (slow) => {
      keptBundle(place, write('first'));
      write('second')(slow);
    });
    expect(readFileSync(join(folder, 'index.mjs'), 'utf8')).toBe('first');
    expect(readdirSync(place)).toHaveLength(1);
  });

  it('takes the place of the oldest when there are many', () => {
    const place = files.file('many');
    for (const age of [1, 2, 3, 4, 5, 6]) {
      const old = join(place, `old-${age}`);
      mkdirSync(old, { recursive: true });
      utimesSync(old, new Date(2020, 0, 1), new Date(2020, 0, 28 - age));
    }
    keptBundle(place, () => {});
    expect(readdirSync(place).filter((name) => name.startsWith('old'))).toEqual(['old-1', 'old-2', 'old-3', 'old-4']);
  });
});
