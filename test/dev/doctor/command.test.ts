import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { doctor as command } from '../../../dev/commands/doctor';
import { stubEnvironment } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { healthyAccount } from '../../support/aws/healthy-account';
import { instanceWith } from '../../support/aws/published-flows';
import { type Answers, startAwsStub } from '../../support/aws/stub';
import { runCommand } from '../../support/command';

// Every test starts a process.

const { answers: healthy } = healthyAccount();

/** Runs the command as a process of its own against a stub, which lives in this one. */
async function doctor(answers: Answers, ...parameters: string[]) {
  const stub = await startAwsStub(answers);
  const root = join(__dirname, '../../..');
  const env = { PATH: process.env.PATH, NO_COLOR: '1', ...stubEnvironment(stub.url) };
  const command = [process.execPath, '--import', 'tsx', 'dev/cli.ts', 'doctor', ...parameters] as const;
  const result = await new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(command[0], command.slice(1), { cwd: root, env }, (error, stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
  await stub.stop();
  return result;
}

describe('the command that checks a deployment', () => {
  it('prints a line for each finding and ends with code 0 when all is ok', async () => {
    const { status, stdout, stderr } = await doctor(healthy);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n')[0]).toMatch(/^ok +stack: ConnectCaseLookup in us-west-2 is CREATE_COMPLETE$/);
    expect(stdout).toMatch(/\n14 ok, 0 warnings, 0 problems, 0 unknown\n$/);
  });

  it('prints what to do and the command that does it, and ends with code 1 when there is a problem', async () => {
    const { status, stdout } = await doctor({ ...healthy, 'connect:ListLambdaFunctions': { LambdaFunctions: [] } });
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /\nproblem +association: .*\n +to fix it: associate .*\n +\$ aws connect associate-lambda-function /,
    );
  });

  it('ends with code 2 when something could not be checked and there is no problem', async () => {
    const { status, stdout } = await doctor({ ...healthy, 'lambda:GetAlias': new Failure('AccessDeniedException') });
    expect(status).toBe(2);
    expect(stdout).toMatch(/\nunknown +alias: lambda:GetAlias is not allowed\n/);
  });

  it('prints no control character in the name of a flow', async () => {
    const name = 'Main\x1b]52;c;cm0=\x07\n::error::forged';
    const { stdout } = await doctor({ ...healthy, ...instanceWith([{ name, content: 'x' }]) }, '--flows');
    expect(stdout).toContain('flow "Main\\u001b]52;c;cm0=\\u0007\\u000a::error::forged" could not be checked');
    expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('prints one JSON document where asked', async () => {
    const { status, stdout } = await doctor(
      { ...healthy, 'lambda:GetAlias': new Failure('AccessDeniedException') },
      '--format',
      'json',
    );
    const { verdict, findings } = JSON.parse(stdout);
    expect({ status, verdict }).toEqual({ status: 2, verdict: 'unknown' });
    expect(findings).toHaveLength(14);
    expect(findings[1]).toEqual({ check: 'alias', outcome: 'unknown', what: 'lambda:GetAlias is not allowed' });
  });

  it.each([
    [['--call', 'a/../b'], '--call: was "a/../b"; it must be the id of a contact'],
    [['--stak', 'x'], "unknown option '--stak' (Did you mean --stack?)"],
  ])('refuses %j with code 2 before it calls AWS', async (parameters, message) => {
    const { status, stdout, stderr } = await runCommand(command, ...parameters);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});
