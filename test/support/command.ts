import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as CommandLine from '../../dev/commands/command-line';

const ROOT = join(__dirname, '../..');

/** Runs one of the commands in dev/ to its end, as npm does, from the project's folder. */
export function runCommand(file: string, ...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', file, ...parameters], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

/**
 * Runs a command in the process of the test, which takes a fraction of the time of a process of its own. Only for commands
 * that end by themselves and start nothing.
 */
export async function runInProcess(file: string, ...parameters: string[]) {
  const output = { stdout: [] as string[], stderr: [] as string[] };
  const mocks = [
    jest.spyOn(console, 'log').mockImplementation((text) => output.stdout.push(`${text}\n`)),
    jest.spyOn(console, 'error').mockImplementation((text) => output.stderr.push(`${text}\n`)),
    jest.spyOn(process, 'exit').mockImplementation((code) => {
      throw new CommandEndedError(Number(code));
    }),
  ];
  const status = await new Promise<number>((end) => {
    jest.isolateModules(() => {
      jest.doMock('../../dev/commands/command-line', () => {
        const actual: typeof CommandLine = jest.requireActual('../../dev/commands/command-line');
        return {
          ...actual,
          readCommandLine: (help: string, config: object) =>
            actual.readCommandLine(help, { ...config, args: parameters }),
          run: (command: () => Promise<void>) =>
            command().then(
              () => end(0),
              (error) => end(statusOf(error, output.stderr)),
            ),
        };
      });
      require(join(ROOT, file));
    });
  });
  for (const mock of mocks) mock.mockRestore();
  return { status, stdout: output.stdout.join(''), stderr: output.stderr.join('') };
}

function statusOf(error: Error, stderr: string[]): number {
  if (error instanceof CommandEndedError) return error.status;
  stderr.push(`${error.message}\n`);
  return 2;
}

/** The command ended itself. */
class CommandEndedError extends Error {
  constructor(readonly status: number) {
    super();
  }
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
