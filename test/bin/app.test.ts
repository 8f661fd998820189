import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const outdir = mkdtempSync(join(tmpdir(), 'case-lookup-app-'));
afterAll(() => rmSync(outdir, { recursive: true, force: true }));

const good = {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
};

/** Runs the app as the CDK's command line does, from another folder than the project's. */
function synthesize(context: Record<string, string>) {
  return spawnSync(process.execPath, [require.resolve('tsx/cli'), join(root, 'bin/app.ts')], {
    cwd: tmpdir(),
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
    },
  });
}

describe('the app', () => {
  it('names every problem of the settings and makes no function from them', () => {
    const { stdout, stderr } = synthesize({ instanceArn: 'x' });
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^The settings cannot be used.*\n- casesDomainId is missing.*\n- instanceArn was "x".*\n$/);
    expect(readdirSync(outdir).filter((file) => file.endsWith('.template.json'))).toEqual([]);
  });

  it('names settings that do not fit together', () => {
    const { stderr } = synthesize({ ...good, alarmTopicArn: 'arn:aws:sns:eu-west-1:111122223333:on-call' });
    expect(stderr).toMatch(/\n- alarmTopicArn was in eu-west-1; it must be in us-west-2.*\n$/);
  });

  it('warns of a name that is similar to a setting, and synthesises', () => {
    const { status } = synthesize({ ...good, alarm: 'x', 'acme/defaults': 'x' });
    const written = readdirSync(outdir).filter((file) => file.endsWith('.json'));
    const messages = written.map((file) => readFileSync(join(outdir, file), 'utf8')).join('');
    expect(messages).toContain('alarm is not a setting and is ignored; if you meant alarmTopicArn, rename it');
    expect(messages).not.toContain('acme');
    expect(status).toBe(0);
  });

  it('synthesises with an instance and a domain, without credentials', () => {
    const { status, stderr } = synthesize(good);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });
});
