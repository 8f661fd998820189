import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bundleLambda } from '../../lib/bundling/bundling';

const ROOT = join(__dirname, '../..');

/** What a bundle is made of. */
const SOURCES = ['lambda', 'lib', 'package-lock.json'];

/** Where bundles are kept: the folder in which tools keep what they can make again. */
const PLACE = join(ROOT, 'node_modules/.cache/connect-case-lookup');

/** One for the branch that you work on and some for others. */
const MAX_KEPT = 5;

/** The folder of a bundle of the sources as they are now, made the first time and kept while nothing changes. */
export function keptBundle(place = PLACE, bundle: (folder: string) => void = bundleLambda): string {
  const folder = join(place, hashOfSources());
  if (existsSync(folder)) return folder;
  // Another command may make the same bundle now: each renames its own when it is whole, and the first one counts.
  const next = `${folder}.${randomUUID()}`;
  mkdirSync(next, { recursive: true });
  try {
    bundle(next);
    renameSync(next, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  forgetOldest(place);
  return folder;
}

function forgetOldest(place: string): void {
  // One that another command makes now is among the newest; one that an interrupted command left half made grows old.
  // Each may be removed by another command meanwhile.
  const changed = (name: string) => statSync(join(place, name), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const newestFirst = readdirSync(place).toSorted((one, other) => changed(other) - changed(one));
  for (const name of newestFirst.slice(MAX_KEPT)) rmSync(join(place, name), { recursive: true, force: true });
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((source) => filesIn(join(ROOT, source)))) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 32);
}

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path, { recursive: true }).map((name) => join(path, String(name)));
  return names.filter((name) => statSync(name).isFile()).toSorted();
}
