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

  it('takes the place of the oldest when there are many, also of one that an interrupted command left half made', () => {
    const place = files.file('many');
    for (const [index, name] of ['a', 'b', 'c', 'd', 'e', 'half.1', 'half.2'].entries()) {
      mkdirSync(join(place, name), { recursive: true });
      utimesSync(join(place, name), new Date(2020, 0, 1), new Date(2020, 0, 28 - index));
    }
    keptBundle(place, () => {});
    expect(readdirSync(place).filter((name) => /^(.|half.*)$/.test(name))).toEqual(['a', 'b', 'c', 'd']);
  });
});
