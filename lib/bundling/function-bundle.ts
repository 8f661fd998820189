import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The bundle that the npm package brings with it. The repository has no such folder and bundles from the sources. */
const PREBUILT = join(__dirname, '../../function');

/** The folder of the prebuilt bundle; undefined in the repository. */
export function prebuiltFunction(): string | undefined {
  return existsSync(PREBUILT) ? PREBUILT : undefined;
}

/** Bundles the sources into a folder. For the repository alone: the npm package has neither the sources nor esbuild. */
export function bundleSources(folder: string): void {
  const { bundleLambda } = require('./bundling') as typeof import('./bundling');
  bundleLambda(folder);
}
