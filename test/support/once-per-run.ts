import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LOOK_AGAIN_MS = 20;

/**
 * Makes a value in the first test file that asks for it; every other file of this run of jest, in whichever worker,
 * reads the same value. The value must survive JSON.
 */
export function oncePerRun<T>(name: string, make: () => T): T {
  // The temporary folder belongs to this run alone: see temporary-files.ts.
  const file = join(tmpdir(), `${name}.json`);
  const lock = `${file}.lock`;
  while (!existsSync(file)) {
    if (!taken(lock)) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MS);
      continue;
    }
    try {
      if (!existsSync(file)) {
        writeFileSync(`${file}.new`, JSON.stringify(make()));
        renameSync(`${file}.new`, file);
      }
    } finally {
      rmdirSync(lock);
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Takes a lock unless another worker has it: a folder can be made only once. */
function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
