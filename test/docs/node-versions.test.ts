import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engines } from '../../package.json';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8').trim();

/** The versions of Node.js that package.json promises, oldest first. */
const versions = engines.node.split(' || ').map((range) => Number(/\d+/.exec(range)?.[0]));

describe('the versions of Node.js', () => {
  it('in package.json are those that CI tests', () => {
    const [, matrix = ''] = /node: \[(.+)\]/.exec(read('.github/workflows/ci.yml')) ?? [];
    expect(matrix.split(', ').map(Number)).toEqual(versions);
  });

  it('in README are the same, and the newest is recommended', () => {
    const [, recommended, ...others] =
      /With Node\.js (\d+) \(recommended\), (\d+) or (\d+)/.exec(read('README.md')) ?? [];
    expect([recommended, ...others].map(Number)).toEqual(versions.toReversed());
  });

  it('have the recommended one in .nvmrc and in CONTRIBUTING', () => {
    expect(Number(read('.nvmrc'))).toBe(Math.max(...versions));
    expect(read('CONTRIBUTING.md')).toContain(`Use Node.js ${Math.max(...versions)}`);
  });
});
