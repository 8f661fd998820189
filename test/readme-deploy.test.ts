import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import cdkJson from '../cdk.json';

const ROOT = join(__dirname, '..');
const deploy = /^## Deploy\n(.+?)^## /ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8'))?.[1] ?? '';
const blocks = (language: string) =>
  [...deploy.matchAll(new RegExp(`^ *\`\`\`${language}\\n(.+?)^ *\`\`\`$`, 'gms'))].map(([, block = '']) => block);

/** The commands of the CDK in the README's section, and what the README puts into cdk.json before them. */
const commands = blocks('sh').flatMap((block) =>
  block.split('\n').flatMap((line) => /npx (cdk .+)/.exec(line)?.[1] ?? []),
);
const settings = JSON.parse(`{${(blocks('json')[0] ?? '').replace(/,\s*$/, '')}}`);

const folder = mkdtempSync(join(tmpdir(), 'readme-deploy-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command of the CDK's command line in a project with these settings. AWS is an address that refuses connections. */
async function cdk(command: string, context: object) {
  const project = join(folder, `${command} ${Object.keys(context).length}`.replace(/\W+/g, '-'));
  mkdirSync(project);
  const app = `"${process.execPath}" "${require.resolve('tsx/cli')}" "${join(ROOT, 'bin/app.ts')}"`;
  writeFileSync(
    join(project, 'cdk.json'),
    JSON.stringify({ ...cdkJson, app, context: { ...cdkJson.context, ...context } }),
  );
  const child = spawn(
    process.execPath,
    ['--disable-warning=Warning', require.resolve('aws-cdk/bin/cdk'), ...command.split(' ').slice(1)],
    {
      cwd: project,
      env: {
        PATH: process.env.PATH,
        HOME: folder,
        // The CDK keeps the accounts of access keys there, and takes the home folder of the user, not HOME.
        CDK_HOME: folder,
        AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_ENDPOINT_URL: 'http://127.0.0.1:1',
        AWS_MAX_ATTEMPTS: '1',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const ended = once(child, 'exit');
  const output = (await Promise.all([text(child.stdout), text(child.stderr)])).join('');
  return { output, code: (await ended)[0] as number };
}

/** What the CDK says when the app has done its part and AWS cannot be reached. */
const STOPPED_AT_AWS = 'Need to perform AWS calls for account 111122223333, but no credentials have been configured';

describe("the README's commands for deploying", () => {
  it('prepare the account, then deploy', () => expect(commands).toEqual(['cdk bootstrap', 'cdk deploy']));

  it.each(commands)(
    'get as far as AWS with the settings alone, and without the noise of other tools: %s',
    async (command) => {
      const { output } = await cdk(command, settings);
      expect(output).toContain(STOPPED_AT_AWS);
      expect(output).not.toMatch(/settings cannot be used|feature flags|Warning|\d[km]b\b/);
    },
    120_000,
  );

  it('can bootstrap before there are settings', async () => {
    const { output } = await cdk('cdk bootstrap aws://111122223333/us-west-2', {});
    expect(output).toMatch(/The settings cannot be used.*\n- instanceArn is missing.*\n- casesDomainId is missing/);
    expect(output).toContain('Bootstrapping environment aws://111122223333/us-west-2');
    expect(output).toContain(STOPPED_AT_AWS);
  });

  it.each(['cdk destroy --force', 'cdk destroy --all --force', 'cdk synth --quiet'])(
    'fail without settings and say why: %s',
    async (command) => {
      const { output, code } = await cdk(command, {});
      expect(output).toMatch(/The settings cannot be used.*\n- instanceArn is missing/);
      expect(output).not.toContain('destroyed');
      expect(code).toBe(1);
    },
  );
});
