import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';
import { licencesOf } from './licences';

/**
 * Imports that the function never uses or that are slow to load, each with the file under `lib/bundling/replacements` that
 * replaces it in the bundle. Each file says why that is safe. docs/cold-start.md shows what each one saves.
 */
export const REPLACEMENTS = {
  '@aws-sdk/credential-provider-node': 'credential-provider-node.ts',
  '@smithy/core/checksum': 'checksum.ts',
  '@smithy/core/config': 'config.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
  'node:console': 'built-ins.ts',
  'node:crypto': 'built-ins.ts',
  'node:fs': 'built-ins.ts',
  'node:https': 'built-ins.ts',
  'node:os': 'built-ins.ts',
  'node:process': 'built-ins.ts',
  'node:stream': 'built-ins.ts',
};

const ROOT = join(__dirname, '../..');

/** The sources of the function. */
const LAMBDA_FOLDER = join(ROOT, 'lambda');

/**
 * Bundles the Lambda into `index.mjs` in a folder, with the licences of what it contains beside it. It is an ES module
 * with the SDK inside, because loading the runtime's own copy takes longer than loading the few files that are used. It
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
): BuildResult {
  refuseUnknown(Object.keys(replacements));
  const result = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(LAMBDA_FOLDER, 'handler.ts')],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    minify: true,
    legalComments: 'none',
    // The packages' ES modules: only from those does esbuild leave out what is not used.
    mainFields: ['module', 'main'],
    alias: Object.fromEntries(
      Object.entries(replacements).map(([path, file]) => [path, join(__dirname, 'replacements', file)]),
    ),
    metafile: true,
    ...more,
  });
  if (more.write !== false) writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(result.metafile, ROOT));
  return result;
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
      `The bundle replaces ${unknown.join(' and ')}, which @aws-sdk/client-connectcases ${version} and the packages beside it do not have any more. Find out what took their place and adapt lib/bundling, or install the versions of package-lock.json (CONTRIBUTING.md, Updating the SDK).`,
    );
  }
}
