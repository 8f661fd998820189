import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { clientScript } from '../dev/flow/draw/client-files';
import { bundleLambda } from '../lib/bundling/bundling';
import { licencesOf } from '../lib/bundling/licences';

// Builds what the npm package holds, into dist/. The folders there mirror the repository's, so that code finds the
// files beside it by the same relative paths.

const ROOT = join(__dirname, '..');
const DIST = join(ROOT, 'dist');

async function buildPackage(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  compileLibrary();
  // The Lambda function, the same bytes that the repository deploys.
  bundleLambda(join(DIST, 'function'));
  writeSourceMap();
  await bundleCommands();
  copyFiles();
}

/** The construct: JavaScript file by file, with types and source maps. */
function compileLibrary(): void {
  execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  // Only the repository bundles the function.
  for (const module of ['bundling/bundling', 'bundling/licences'])
    for (const ending of ['.js', '.js.map', '.d.ts']) rmSync(join(DIST, 'lib', `${module}${ending}`), { force: true });
}

/** What the command stack-trace reads: the function's source map, without the sources themselves. */
function writeSourceMap(): void {
  const { outputFiles = [] } = bundleLambda(ROOT, { sourcemap: 'external', sourcesContent: false, write: false });
  const map = outputFiles.find(({ path }) => path.endsWith('.map'));
  mkdirSync(join(DIST, 'dev/commands'), { recursive: true });
  writeFileSync(join(DIST, 'dev/commands/index.mjs.map'), map?.text ?? '');
}

/** The commands, in one file with what they import, except for the clients of the AWS SDK that doctor needs and the CDK that settings needs. */
async function bundleCommands(): Promise<void> {
  const outfile = join(DIST, 'dev/commands/cli.js');
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['dev/cli.ts'],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    mainFields: ['module', 'main'],
    external: ['@aws-sdk/*', 'aws-cdk-lib', 'constructs', 'esbuild', '*/bundling'],
    banner: { js: '#!/usr/bin/env node' },
    metafile: true,
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
  writeFileSync(join(DIST, 'dev/LICENSES.txt'), licencesOf(metafile, ROOT));
}

/** What is read at run time. */
function copyFiles(): void {
  const copies = {
    flows: 'flows',
    'dev/events': 'dev/events',
    'dev/flow/draw/style': 'dev/commands/style',
    'dev/runtime/runtime.mjs': 'dev/commands/runtime.mjs',
    // For editors, which complete and check scenarios with it.
    'dev/flow/run/scenario/scenario.schema.json': 'scenario.schema.json',
  };
  for (const [from, to] of Object.entries(copies)) {
    cpSync(join(ROOT, from), join(DIST, to), { recursive: true, filter: (file) => !file.endsWith('.md') });
  }
  mkdirSync(join(DIST, 'dev/commands'), { recursive: true });
  writeFileSync(join(DIST, 'dev/commands/client.js'), clientScript());
}

buildPackage().catch((error: Error) => {
  console.error(error);
  process.exit(1);
});
