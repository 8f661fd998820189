import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';
import { licencesOf } from './licences';
import { withPlainKeys } from './plain-keys';

/**
 * Imports of the packages that the function never uses or that are slow to load, each with the file under
 * `lib/bundling/replacements` that replaces it in the bundle. Each file says why that is safe. docs/cold-start.md shows the gain.
 */
export const REPLACEMENTS = {
  '@aws/lambda-invoke-store': 'invoke-store.ts',
  '@aws-sdk/credential-provider-node': 'credential-provider-node.ts',
  '@smithy/core/checksum': 'checksum.ts',
  '@smithy/core/config': 'config.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
  'node:console': 'builtins.ts',
  'node:crypto': 'builtins.ts',
  'node:fs': 'file-system.ts',
  'node:https': 'builtins.ts',
  'node:os': 'builtins.ts',
  'node:process': 'builtins.ts',
  'node:stream': 'builtins.ts',
};

/**
 * Globals that the SDK only checks for, and what the bundle takes them for. A check for one of the first two makes
 * Node.js load all web streams, but here a request's body is a string and a response's body a stream of Node.js. The SDK
 * takes random numbers from the third or from node:crypto. esbuild removes the code behind such a check.
 */
const ABSENT = { ReadableStream: 'undefined', Blob: 'undefined', crypto: 'undefined' };

/** What else is done to the bundle; a benchmark leaves parts of it out. */
export const PARTS = { absent: ABSENT, plainKeys: withPlainKeys };

const ROOT = join(__dirname, '../..');

/** The sources of the function. */
const LAMBDA_FOLDER = join(ROOT, 'lambda');

/**
 * Bundles the Lambda into `index.mjs` in a folder, with the licences of what it contains beside it. It is an ES module
 * with the SDK inside, because loading the runtime's own copy takes longer than loading the few parts that are used. It
 * carries no source map, which would be larger than the code; `npm run -s stack-trace` makes one when a logged stack
 * trace has to be read.
 *
 * @returns The bundle as esbuild returns it; its `metafile` tells which files went into it.
 * @throws Error when something that is to be replaced is no longer part of the installed packages.
 */
export function bundleLambda(
  folder: string,
  more: Pick<BuildOptions, 'sourcemap' | 'sourcesContent' | 'write'> = {},
  replacements: Record<string, string> = REPLACEMENTS,
  { absent, plainKeys }: { absent: Record<string, string>; plainKeys: (code: string) => string } = PARTS,
): BuildResult {
  refuseUnknown(Object.keys(replacements));
  const outfile = join(folder, 'index.mjs');
  const format: BuildOptions = { outfile, bundle: true, format: 'esm', platform: 'node', target: 'node24' };
  const { outputFiles, metafile } = buildSync({
    ...format,
    absWorkingDir: ROOT,
    entryPoints: [join(LAMBDA_FOLDER, 'handler.ts')],
    // The packages' ES modules: only from those does esbuild leave out what is not used.
    mainFields: ['module', 'main'],
    define: absent,
    alias: Object.fromEntries(
      Object.entries(replacements).map(([path, file]) => [path, join(__dirname, 'replacements', file)]),
    ),
    sourcemap: more.sourcemap ? 'inline' : false,
    metafile: true,
    write: false,
  });
  // Twice, because only with plain keys can esbuild tell which descriptions of operations are not used.
  const contents = plainKeys(outputFiles[0]!.text);
  const stdin = { contents, resolveDir: folder, sourcefile: 'unminified.mjs' };
  const result = buildSync({ ...format, absWorkingDir: folder, stdin, minify: true, legalComments: 'none', ...more });
  if (more.write !== false) writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(metafile, ROOT));
  return { ...result, metafile };
}

/** An alias of a path that is not imported replaces nothing, and esbuild does not say so. */
function refuseUnknown(paths: string[]): void {
  const client = createRequire(require.resolve('@aws-sdk/client-connectcases'));
  const unknown = paths.filter((path) => {
    try {
      client.resolve(path);
      return false;
    } catch {
      return true;
    }
  });
  if (unknown.length > 0) {
    const { version } = client('@aws-sdk/client-connectcases/package.json') as { version: string };
    throw new Error(
      `The bundle replaces ${unknown.join(' and ')}, which @aws-sdk/client-connectcases ${version} and the packages beside it do not have any more. Find out in lib/bundling/bundling.ts what took its place, or install the versions of package-lock.json.`,
    );
  }
}
