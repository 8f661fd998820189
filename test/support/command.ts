import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { Command } from '../../dev/commands/command';
import { createIo, type Output } from '../../dev/commands/io';

const ROOT = join(__dirname, '../..');

export type Ended = { status: number; stdout: string; stderr: string };

/** A stream that keeps what is written to it. */
export function memory(more: Omit<Output, 'write'> = {}) {
  const written: string[] = [];
  const write: Output['write'] = (part, done) => {
    written.push(part);
    done?.();
  };
  return { stream: { ...more, write }, text: () => written.join('') };
}

/** Runs a command in the process of the test, with nothing on stdin. */
export function runCommand(command: Command, ...args: string[]): Promise<Ended> {
  return runWith(command, '', args);
}

/** The same with a text on stdin. */
export async function runWith(command: Command, stdin: string, args: string[]): Promise<Ended> {
  const [stdout, stderr] = [memory(), memory()];
  const streams = { stdin: Readable.from([stdin]), stdout: stdout.stream, stderr: stderr.stream };
  const status = await command.run(createIo(args, streams));
  return { status, stdout: stdout.text(), stderr: stderr.text() };
}

const COMMAND = ['--import', 'tsx', 'dev/cli.ts'];

/** Runs a command to its end in a process of its own, as npm does, from the project's folder. */
export function spawnCommand(args: string[], env: NodeJS.ProcessEnv = {}, stdio: StdioOptions = 'pipe') {
  const options = { cwd: ROOT, encoding: 'utf8', env: { ...process.env, ...env }, stdio } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...COMMAND, ...args], options);
  return { status, stdout, stderr };
}

/** Starts a command in one process, so that its end is the end of everything. */
export function startCommand(...args: string[]) {
  const child = spawn(process.execPath, [...COMMAND, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close').then(([code]) => code as number | null);
  const [stdout, stderr] = [text(child.stdout), text(child.stderr)];
  // A test that stops reading needs neither the text nor the error that the rest of it is missing.
  for (const output of [stdout, stderr]) output.catch(() => {});
  return { child, ended, stdout, stderr };
}

/** Starts to measure the milliseconds of processor time that this process spends, which other processes do not lengthen. */
export function processorTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
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
