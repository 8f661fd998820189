import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Evaluates an expression with the function's errors, minified as in the bundle. */
function inBundle<T>(expression: string): T {
  const contents = `
    import { ConfigurationError } from './config';
    import { InvalidContactEventError } from './event/contact';
    import { LookupError } from './retry/failure';
    import { emptyStats } from './retry/stats';
    module.exports = ${expression};`;
  const stdin = { contents, resolveDir: join(__dirname, '../../lambda') };
  const { outputFiles } = buildSync({
    stdin,
    bundle: true,
    minify: true,
    format: 'cjs',
    platform: 'node',
    write: false,
  });
  const module = { exports: undefined as T };
  new Function('module', 'require', outputFiles[0]!.text)(module, require);
  return module.exports;
}

/** The kinds of failures that end a lookup with each name. */
const KINDS = [
  'throttled',
  'unavailable',
  'unreachable',
  'timedOut',
  'denied',
  'notFound',
  'invalidRequest',
  'malformedAnswer',
  'endlessPages',
  'statusUnknown',
];

describe('an error in the bundle', () => {
  it('has a class with the name of the error, which Lambda logs as its type', () => {
    const failures = inBundle<Error[]>(
      `[...${JSON.stringify(KINDS)}.map((kind) => new LookupError(kind, emptyStats())), new InvalidContactEventError([])]`,
    );
    expect(failures.map((error) => error.constructor.name)).toEqual(failures.map(({ name }) => name));
    expect(inBundle<Error>('new ConfigurationError([])').constructor.name).toBe('ConfigurationError');
  });
});
