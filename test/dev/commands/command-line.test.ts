import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { describeMistake } from '../../../dev/commands/command-line';
import { scripts } from '../../../package.json';
import { runInProcess } from '../../support/command';

const ROOT = join(__dirname, '../../..');

function mistakeIn(args: string[], config: ParseArgsConfig): string {
  try {
    parseArgs({ ...config, args });
  } catch (error) {
    return describeMistake(error as Error, Object.keys(config.options ?? {}));
  }
  return 'none';
}

describe('a wrong argument', () => {
  const options = { faults: { type: 'string' }, 'open-cases-only': { type: 'boolean' } } as const;

  it.each([
    [['--fualts', 'x'], '--fualts is not an option of this command; you probably mean --faults'],
    [['--open-case-only'], '--open-case-only is not an option of this command; you probably mean --open-cases-only'],
    [['--nonsense'], '--nonsense is not an option of this command'],
    [['-x'], '-x is not an option of this command'],
    [['nonsense'], '"nonsense" is not expected; this command takes options only'],
    [['--faults'], '--faults needs a value'],
    [['--faults', '--open-cases-only'], '--faults needs a value'],
    [['--open-cases-only=yes'], '--open-cases-only takes no value'],
  ])('is named in one sentence: %j', (args, sentence) => expect(mistakeIn(args, { options })).toBe(sentence));
});

/** Runs a command in one process, as npm does. */
function start(file: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return { child, stderr: text(child.stderr), ended: once(child, 'close').then(([code]) => code as number | null) };
}

describe('every command', () => {
  const commands = Object.entries(scripts).flatMap(([name, script]) => {
    const [, file] = /^tsx ((?:dev|bench)\/\S+\.ts)$/.exec(script) ?? [];
    return file === undefined ? [] : [[name, file] as const];
  });

  it('is in package.json', () => expect(commands.length).toBeGreaterThan(8));

  it.each(commands)('has a help that names how npm runs it: %s', async (name, file) => {
    const { status, stdout, stderr } = await runInProcess(file, '--help');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(new RegExp(`npm (run )?(-s )?${name}\\b`));
  });

  it('ends quietly when its output is no longer read', async () => {
    const { child, ended, stderr } = start('dev/commands/start.ts');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect([await ended, await stderr]).toEqual([0, '']);
  });
});
