import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { FAULTS } from '../../../dev/cases-api/faults';
import { DEFAULT_DOMAIN_ID } from '../../../dev/cases-api/options';
import { emulator } from '../../../dev/commands/emulator';
import { ask, askForCase, contactArn } from '../../support/cases-request';
import { runCommand, startCommand } from '../../support/command';

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function start(...options: string[]) {
  const command = startCommand('emulator', ...options);
  children.push(command.child);
  return command;
}

async function startListening(...options: string[]) {
  const command = start(...options);
  const [line] = (await once(command.child.stdout, 'data')) as [Buffer];
  return { ...command, url: line.toString().trim() };
}

const BODY = { contactArn: contactArn('contact-1') };

describe('the emulator command', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends with code 0 on %s, even while an answer hangs', async (signal) => {
    const { child, ended, url, stdout } = await startListening('--faults', 'hang*');
    const given = ask({ url }, BODY, { domainId: DEFAULT_DOMAIN_ID }).catch(() => 'cut');
    await once(child.stderr, 'data');
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(await given).toBe('cut');
    expect(await stdout).toBe(`${url}\n`);
  });

  it('logs a line for each request on stderr and nothing more on stdout', async () => {
    const { child, ended, url, stdout, stderr } = await startListening('--rate', '0.001', '--burst', '1');
    await ask({ url }, BODY, { domainId: DEFAULT_DOMAIN_ID });
    await ask({ url }, BODY, { domainId: DEFAULT_DOMAIN_ID });
    await ask({ url }, BODY, { headers: {} });
    child.kill('SIGTERM');
    await ended;
    const time = expect.stringMatching(/^\d\d:\d\d:\d\d\.\d{3}$/);
    const lines = (await stderr).trim().split('\n');
    expect(lines.map((line) => line.split('  '))).toEqual([
      [time, '200', 'ok', 'contact contact-1', 'page 1', 'cases 0', 'quota 0.0'],
      [time, '429', 'throttle', 'contact contact-1', 'page 1', 'quota 0.0'],
      [time, '403', 'MissingAuthenticationTokenException', expect.stringMatching(/^POST \//), 'quota 0.0'],
    ]);
    expect(await stdout).toMatch(/^http:\/\/127\.0\.0\.1:\d+\n$/);
  });

  it('logs a path in one line, whatever stands in it', async () => {
    const { child, ended, url, stderr } = await startListening();
    await askForCase({ url }, 'x\n::error::forged\x1b[2J');
    child.kill('SIGTERM');
    await ended;
    expect((await stderr).trim().split('  ')[3]).toBe('case x\\u000a::error::forged\\u001b[2J');
  });

  it('continues when its output is no longer read', async () => {
    const { child, ended, url } = await startListening('--rate', '0.001', '--burst', '3');
    child.stdout.destroy();
    child.stderr.destroy();
    for (let count = 0; count < 10; count++) {
      const { status } = await ask({ url }, BODY, { domainId: DEFAULT_DOMAIN_ID });
      expect(status).toBe(count < 3 ? 200 : 429);
    }
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  it('names the option, and what else to do, when its port is taken', async () => {
    const { url } = await startListening();
    const { ended, stdout, stderr } = start('--port', new URL(url).port);
    expect(await ended).toBe(2);
    expect(await stdout).toBe('');
    expect(await stderr).toMatch(
      /^--port: \d+ cannot be listened on \(.*address already in use.*\); name another one, or omit it to take any that is free\n$/,
    );
  });

  it.each([
    [['--faults', 'nonsense'], /^option '--faults <list>' .*"nonsense" is not a known step/],
    [['--port', '65536'], /^option '--port <n>' .* must be a whole number from 0 to 65535/],
    [['--nonsense'], /^unknown option '--nonsense'/],
    [['nonsense'], /^too many arguments/],
  ])('refuses %j with code 2 and starts nothing', async (options, message) => {
    const { status, stdout, stderr } = await runCommand(emulator, ...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('lists its faults with --help-faults, and its options with --help', async () => {
    const faults = await runCommand(emulator, '--help-faults');
    expect(faults).toMatchObject({ status: 0, stderr: '' });
    for (const name of Object.keys(FAULTS)) expect(faults.stdout).toContain(name);
    const { stdout } = await runCommand(emulator, '--help');
    for (const name of ['--port <n>', '--cases <file>', '--help-faults']) expect(stdout).toContain(name);
  });
});
