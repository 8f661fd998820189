import { once } from 'node:events';
import { openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineCommand } from '../../../dev/commands/command';
import { scripts } from '../../../package.json';
import { runCommand, spawnCommand, startCommand } from '../../support/command';

const ROOT = join(__dirname, '../../..');

/** The commands that the command line knows, as it lists them. */
const { stdout: list } = spawnCommand(['--help']);
const commands = [...list.matchAll(/^ {2}([a-z-]+) {2,}[A-Z]/gm)].map(([, name]) => name as string);

describe('every command', () => {
  it('is a script of the same name, and every script of dev and bench but tests is a command', () => {
    const called = Object.entries(scripts).flatMap(([name, script]) => {
      const [, cli, command] = /^tsx (dev|bench)\/cli\.ts (\S+)$/.exec(script) ?? [];
      if (cli === undefined) return [];
      expect(command).toBe(name);
      return cli === 'dev' ? [command] : [];
    });
    expect(commands.toSorted()).toEqual(called.toSorted());
    const others = Object.entries(scripts).filter(([, script]) => /^tsx (dev|bench)\/(?!cli\.ts)/.test(script));
    expect(others.filter(([name]) => !name.startsWith('test:'))).toEqual([]);
  });

  it.each(commands)('has a help that names how npm runs it: %s', async (name) => {
    const { status, stdout, stderr } = spawnCommand([name, '--help']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain(`Usage: npm run -s ${name} -- [options]`);
    // As many lines as a screen of a laptop shows.
    expect(stdout.split('\n').length).toBeLessThanOrEqual(50);
  });

  it('refuses an unknown option with code 2, in one line that names the probable one', () => {
    const { status, stdout, stderr } = spawnCommand(['check', '--explian', 'x']);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe("unknown option '--explian' (Did you mean --explain?) (--help lists the options)\n");
  });

  it('does nothing when it is loaded', () => {
    const folder = join(ROOT, 'dev/commands');
    for (const file of readdirSync(folder)) {
      expect([
        file,
        readFileSync(join(folder, file), 'utf8').match(
          /^(?!export|import|const|function|async|type|class|\s|[/}\])])\w+\(/m,
        ),
      ]).toEqual([file, null]);
    }
  });

  it('colours levels where FORCE_COLOR asks for it', () => {
    const { stdout } = spawnCommand(['check', 'package.json'], { FORCE_COLOR: '1', NO_COLOR: undefined });
    expect(stdout).toContain('\u001b[31merror\u001b[39m');
    expect(spawnCommand(['check', 'package.json'], { FORCE_COLOR: undefined }).stdout).toMatch(
      /^package\.json:1: error unreadable-file: /,
    );
  });

  it('ends quietly when its output is no longer read', async () => {
    const { child, ended, stderr } = startCommand('start');
    await once(child.stdout, 'data');
    child.stdout.destroy();
    expect([await ended, await stderr]).toEqual([0, '']);
  });

  it('keeps its exit code when its output is no longer read', async () => {
    const { child, ended, stderr } = startCommand('check', 'package.json', 'none.json');
    child.stdout.destroy();
    expect([await ended, await stderr]).toEqual([2, '']);
  });

  it('ends with code 2 when its output cannot be written', () => {
    const full = openSync('/dev/full', 'w');
    const { status, stderr } = spawnCommand(['check', 'flows/case-lookup.flow.json'], {}, ['ignore', full, 'pipe']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^The output cannot be written: ENOSPC: no space left on device.*\n$/);
  });
});

describe('the command line', () => {
  it('prints its version', () => {
    expect(spawnCommand(['--version'])).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
  });

  it('refuses a name that is not one of a command with code 2', () => {
    const { status, stderr } = spawnCommand(['chek']);
    expect(status).toBe(2);
    expect(stderr).toBe("unknown command 'chek' (Did you mean check?) (--help lists the options)\n");
  });
});

describe('an error', () => {
  const failing = (error: Error) =>
    runCommand(
      defineCommand({
        name: 'fails',
        summary: 'Fails.',
        options: [],
        async action() {
          throw error;
        },
      }),
    );

  it('is its message where the input is at fault', async () => {
    const { status, stderr } = await failing(new Error('--x: was "1"; it must be 2'));
    expect([status, stderr]).toEqual([2, '--x: was "1"; it must be 2\n']);
  });

  it('is its stack and a request to report it where the project is at fault', async () => {
    const { status, stderr } = await failing(new TypeError('x is not a function'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^TypeError: x is not a function\n {4}at /);
    expect(stderr).toMatch(
      /This is a defect of connect-case-lookup 0\.1\.0\. Please report it, with the lines above\.\n$/,
    );
  });
});
