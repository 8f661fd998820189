import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, type BuildResult, buildSync } from 'esbuild';
import { clientCopy } from './client-copy';
import { licencesOf } from './licences';

/**
 * What the packages import and the function can never use, with the file under `lambda/bundle` that stands in
 * the bundle for it; each file says why that is sound.
 */
export const REPLACEMENTS = {
  '@aws-lambda-powertools/commons/utils/invocation-scoped': 'invocation-scoped.ts',
  '@aws/lambda-invoke-store': 'invoke-store.ts',
  '@aws-sdk/credential-provider-node': 'credential-provider-node.ts',
  '@smithy/core/checksum': 'checksum.ts',
  '@smithy/core/config': 'config.ts',
  '@smithy/core/event-streams': 'event-streams.ts',
  'node:console': 'console.ts',
  'node:crypto': 'builtins.ts',
  'node:fs': 'file-system.ts',
  'node:https': 'builtins.ts',
  'node:os': 'operating-system.ts',
  'node:process': 'builtins.ts',
  'node:stream': 'builtins.ts',
};

/**
 * Globals that the SDK asks for and the function has no use for. To ask for one of the first two makes Node.js load all
 * of the web's streams, but a request's body is a text here and an answer a stream of Node.js. The third is asked for
 * random numbers, which node:crypto has as well. Code behind such a question is left out.
 */
const ABSENT = { ReadableStream: 'undefined', Blob: 'undefined', crypto: 'undefined' };

const ROOT = join(__dirname, '..');

/** The sources of the function. */
const LAMBDA_FOLDER = join(ROOT, 'lambda');

/**
 * Bundles the Lambda into `index.mjs` in a folder, with the licences of what it contains beside it. It is an ES module
 * with the SDK inside, because loading the runtime's own copy takes longer than loading the few parts that are used. It
 * carries no source map, which would be larger than the code; `npm run -s stack-trace` makes one when a logged stack
 * trace has to be read.
 *
 * @throws Error when something that is to be replaced is no longer part of the installed packages.
 */
export function bundleLambda(
  folder: string,
  more: BuildOptions = {},
  replacements: Record<string, string> = REPLACEMENTS,
): BuildResult {
  refuseUnknown(Object.keys(replacements));
  const client = clientCopy();
  client.write();
  const result = buildSync({
    absWorkingDir: ROOT,
    entryPoints: [join(LAMBDA_FOLDER, 'handler.ts')],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // The packages' ES modules: only from those does esbuild leave out what is not used.
    mainFields: ['module', 'main'],
    minify: true,
    define: ABSENT,
    alias: {
      ...Object.fromEntries(
        Object.entries(replacements).map(([path, file]) => [path, join(LAMBDA_FOLDER, 'bundle', file)]),
      ),
      '@aws-sdk/client-connectcases': client.folder,
    },
    logLevel: 'warning',
    metafile: true,
    ...more,
  });
  if (more.write !== false) writeFileSync(join(folder, 'LICENSES.txt'), licencesOf(result.metafile!, ROOT));
  return result;
}

/** An alias of a path that nobody imports replaces nothing, and esbuild does not say so. */
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
      `The bundle replaces ${unknown.join(' and ')}, which @aws-sdk/client-connectcases ${version} and the packages beside it do not have any more. Find out in lib/bundling.ts what took its place, or install the versions of package-lock.json.`,
    );
  }
}
