import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';

/** What an option writes: its name, and how its file begins. */
type OutputKind = { name: string; start: RegExp };

export const HTML_PAGE: OutputKind = { name: 'an HTML page', start: /^<!doctype html>/i };
export const JUNIT_REPORT: OutputKind = { name: 'a JUnit report', start: /^<\?xml[^>]*>\s*<testsuites?\b/ };
export const SVG_PICTURE: OutputKind = { name: 'an SVG picture', start: /^<svg\b/ };
export const COVERAGE: OutputKind = { name: 'a coverage of flows', start: /^\[/ };

/**
 * An option that names a file to be written. Where the file cannot be written, or must not, the option is refused before
 * the command begins. A file that is there is replaced only by one of its kind: so none that a command reads is ever lost,
 * however the command came to read it.
 */
export class OutputOption extends Option {
  constructor(flags: string, description: string, kind: OutputKind) {
    super(flags, description);
    this.argParser((file) => {
      const problem = problemOf(file, kind);
      if (problem !== undefined) throw new InvalidArgumentError(problem);
      return file;
    });
  }
}

function problemOf(file: string, { name, start }: OutputKind): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) {
    const folder = dirname(file);
    const isThere = statSync(folder, { throwIfNoEntry: false })?.isDirectory();
    return isThere ? undefined : `There is no folder ${folder}; make it, or name another file.`;
  }
  if (found.isDirectory()) return 'It is a folder; name a file in it.';
  // A pipe or a device such as /dev/stdout holds nothing that could be lost.
  if (!found.isFile() || found.size === 0 || start.test(readFileSync(file, 'utf8'))) return undefined;
  return `The file is not ${name}, so it is not overwritten; name another file.`;
}
