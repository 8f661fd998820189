import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { context } from '../../cdk.json';
import { DOMAIN_ID, INSTANCE_ARN } from '../support/template';
import { readInputs } from './inputs';
import { liveApp, STACKS } from './integ.case-lookup';

const ROOT = join(__dirname, '../..');
const CONTACT_ID = '3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091';
const given = { INSTANCE_ARN, CONTACT_ID };

/** The templates of the app, without the function's, which test/lib holds, and without what changes with every build. */
function templates(environment: Record<string, string>, { checked = true } = {}) {
  const app = liveApp(readInputs(environment), {
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: checked,
  });
  const stacks = app.synth().stacksRecursively.filter(({ stackName }) => stackName !== STACKS.lookup);
  const text = JSON.stringify(Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template])));
  return JSON.parse(text.replaceAll(/[\da-f]{64}/g, 'ASSET').replaceAll(/"salt":"\d+"/g, '"salt":"SALT"'));
}

describe('the test for a live account', () => {
  const reviewed = templates(given);

  it('synthesises, valid by the published resource schemas, to the reviewed snapshot', () => {
    expect(reviewed).toMatchSnapshot();
  });

  it('makes no domain for an instance that has one', () => {
    expect(Object.keys(templates({ ...given, CASES_DOMAIN_ID: DOMAIN_ID }, { checked: false }))).toEqual([
      STACKS.assertions,
    ]);
  });

  it('compiles', () => {
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '--project', __dirname], { encoding: 'utf8' });
    expect(stdout).toBe('');
  });

  it('says first what it needs, before it deploys anything', () => {
    const { stderr, status } = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'live.ts')], {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH },
    });
    expect(stderr).toMatch(/^INSTANCE_ARN must be the ARN of your Connect instance .*\nCONTACT_ID must be .*\n$/);
    expect(status).toBe(2);
  });

  it('reads the variables and prints the outputs that docs/testing-live.md names', () => {
    const page = readFileSync(join(ROOT, 'docs/testing-live.md'), 'utf8');
    const outputs = Object.keys(reviewed[STACKS.assertions].Outputs);
    const named = outputs.filter((name) => !name.startsWith('AssertionResults'));
    for (const name of [...named, ...Object.keys(given), 'CASES_DOMAIN_ID', 'CUSTOMER_PROFILE_ARN']) {
      expect(page).toContain(`\`${name}\``);
    }
  });
});
