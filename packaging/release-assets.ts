import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { bundleLambda } from '../lib/bundling/bundling';
import { FUNCTION_ZIP, parameterTemplate, TEMPLATE } from './template';

/** The earliest time of a file in a zip, so that the same code makes the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/**
 * Writes what a release offers to people who deploy without the CDK: the template with parameters, and the zip of the
 * function's bundle.
 */
export function writeReleaseAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, TEMPLATE), `${JSON.stringify(parameterTemplate(), null, 2)}\n`);
  const bundle = mkdtempSync(join(tmpdir(), 'function-'));
  try {
    bundleLambda(bundle);
    const files = readdirSync(bundle).map((name) => [name, new Uint8Array(readFileSync(join(bundle, name)))]);
    writeFileSync(join(folder, FUNCTION_ZIP), zipSync(Object.fromEntries(files), { level: 9, mtime: NO_TIME }));
  } finally {
    rmSync(bundle, { recursive: true });
  }
}

if (require.main === module) writeReleaseAssets(join(__dirname, '../release'));
