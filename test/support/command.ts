import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Runs one of the commands in dev/ to its end, as npm does, from the project's folder. */
export function runCommand(file: string, ...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/** A folder for the files of one test file; gone afterwards. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'case-lookup-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string) => join(folder, name);
  return {
    file,
    /** Writes JSON into a file of that name; returns its path. */
    write(name: string, content: unknown): string {
      writeFileSync(file(name), typeof content === 'string' ? content : JSON.stringify(content));
      return file(name);
    },
  };
}
