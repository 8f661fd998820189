import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { unzipSync } from 'fflate';
import { context } from '../../cdk.json';
import { CaseLookup } from '../../lib/case-lookup';
import { DEFAULTS } from '../../lib/props/defaults';
import { writeReleaseAssets } from '../../packaging/release-assets';
import { FUNCTION_ZIP, TEMPLATE } from '../../packaging/template';
import { tableOf } from '../support/markdown';
import { ALL_OPTIONS, DOMAIN_ID, INSTANCE_ARN } from '../support/template';

const folder = mkdtempSync(join(tmpdir(), 'release-'));
// Its synthesis checks the template against the published resource schemas, and throws if it is not valid.
writeReleaseAssets(folder);
const template = JSON.parse(readFileSync(join(folder, TEMPLATE), 'utf8'));

/** The same construct with literals for its props, as an app deploys it, and the bundle that the CDK uploads for it. */
const app = new App({ context, builtinCloudFormationValidation: false });
const stack = new Stack(app, 'ConnectCaseLookup', { env: { account: '111122223333', region: 'us-west-2' } });
new CaseLookup(stack, 'CaseLookup', {
  instanceArn: INSTANCE_ARN,
  casesDomainId: DOMAIN_ID,
  alarmTopic: Topic.fromTopicArn(stack, 'AlarmTopic', ALL_OPTIONS.alarmTopicArn),
});
const assembly = app.synth();

/** What the references of a template stand for when it is deployed. */
const VALUES: Record<string, string | number> = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-west-2',
  'AWS::StackName': 'ConnectCaseLookup',
  InstanceArn: INSTANCE_ARN,
  CasesDomainId: DOMAIN_ID,
  AlarmTopicArn: ALL_OPTIONS.alarmTopicArn,
  FlowTimeLimitSeconds: DEFAULTS.timeLimitSeconds,
  MemorySize: DEFAULTS.memorySize,
  LogRetentionDays: DEFAULTS.logRetentionDays,
};

/** A part of a template as CloudFormation fills it in, with every number as a string. */
function filled(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(filled);
  if (typeof part === 'number') return String(part);
  if (typeof part !== 'object' || part === null) return part;
  const { Ref, 'Fn::If': choice, 'Fn::Join': joined } = part as { Ref?: string; [intrinsic: string]: unknown };
  if (Ref !== undefined && Ref in VALUES) return String(VALUES[Ref]);
  if (Array.isArray(choice)) return filled(choice[1]);
  if (!Array.isArray(joined))
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, filled(value)]));
  const parts = (filled(joined[1]) as unknown[]).map((each) =>
    typeof each === 'string' ? each : JSON.stringify(each),
  );
  return parts.join('');
}

/**
 * The resources by their ids, without what differs by intent: where the code is, the hash in the version's id, and the
 * instance in the version's description, which names what only the deployment knows.
 */
function resources(of: { Resources: Record<string, { Properties: { Code?: unknown } }> }): object {
  const text = JSON.stringify(filled(of.Resources))
    .replaceAll(/(CurrentVersion[\dA-F]{8})[\da-f]{32}/g, '$1')
    .replaceAll(`, ${INSTANCE_ARN}"`, '"');
  return JSON.parse(text, (name, value) => (name === 'Code' || name === 'Metadata' ? undefined : value));
}

describe('the template of a release', () => {
  it('is the template of the construct, with parameters for its props', () => {
    expect(resources(template)).toEqual(resources(assembly.getStackByName('ConnectCaseLookup').template));
  });

  it('needs no parameter but the instance, the domain and the bucket, and no bootstrapped account', () => {
    const needed = Object.entries<{ Default?: unknown }>(template.Parameters).filter(
      ([, each]) => !('Default' in each),
    );
    expect(needed.map(([name]) => name).sort()).toEqual(['CasesDomainId', 'CodeBucket', 'InstanceArn']);
    expect(JSON.stringify(template)).not.toMatch(/BootstrapVersion|cdk-hnb659fds/);
  });

  it('takes the code from where the parameters say', () => {
    const [fn] = Object.values<{ Type: string; Properties: object }>(template.Resources).filter(
      ({ Type }) => Type === 'AWS::Lambda::Function',
    );
    expect(fn?.Properties).toMatchObject({ Code: { S3Bucket: { Ref: 'CodeBucket' }, S3Key: { Ref: 'CodeKey' } } });
    expect(template.Parameters.CodeKey.Default).toBe(FUNCTION_ZIP);
  });

  it('publishes a new version for every parameter that changes the function', () => {
    const all = Object.values<{ Type: string; Properties: { Code?: object } }>(template.Resources);
    const refsOf = (type: string) => {
      const { Code: _, ...properties } = all.find(({ Type }) => Type === type)?.Properties ?? {};
      const refs = [...JSON.stringify(properties).matchAll(/"Ref":"(\w+)"/g)].map(([, name = '']) => name);
      return new Set(refs.filter((name) => name in template.Parameters));
    };
    expect(refsOf('AWS::Lambda::Version')).toEqual(refsOf('AWS::Lambda::Function'));
  });

  it('sends alarms nowhere when there is no topic', () => {
    const actions = JSON.stringify(template).match(/"AlarmActions":\[[^\]]+\]/g);
    expect(new Set(actions)).toEqual(
      new Set(['"AlarmActions":[{"Fn::If":["HasAlarmTopic",{"Ref":"AlarmTopicArn"},{"Ref":"AWS::NoValue"}]']),
    );
  });

  it('accepts the instances and domains that the construct accepts', () => {
    const { InstanceArn, CasesDomainId } = template.Parameters;
    expect(INSTANCE_ARN).toMatch(new RegExp(`^${InstanceArn.AllowedPattern}$`));
    expect(DOMAIN_ID).toMatch(new RegExp(`^${CasesDomainId.AllowedPattern}$`));
    expect(`${INSTANCE_ARN}/contact`).not.toMatch(new RegExp(`^${InstanceArn.AllowedPattern}$`));
  });
});

describe('docs/without-cdk.md', () => {
  const page = readFileSync(join(__dirname, '../../docs/without-cdk.md'), 'utf8');

  it('has a row for each parameter, with its default', () => {
    const rows = tableOf(page, 'parameter').flatMap(([names = '', fallback = '']) =>
      names.split(', ').map((name) => [name, fallback]),
    );
    const parameters = Object.entries<{ Default?: string }>(template.Parameters);
    expect(rows.map(([name]) => name).sort()).toEqual(parameters.map(([name]) => name).sort());
    for (const [name = '', fallback] of rows) {
      const { Default } = template.Parameters[name];
      if (Default) expect(fallback).toBe(Default);
      else expect(fallback).toMatch(Default === '' ? /^empty/ : /^required/);
    }
  });

  it('names the files of this version, and a template that a request can hold', () => {
    expect(new Set(page.match(/connect-case-lookup-\d[\w.-]*(json|zip)/g))).toEqual(new Set([TEMPLATE, FUNCTION_ZIP]));
    // The most that CloudFormation accepts in a request (CloudFormation quotas).
    expect(statSync(join(folder, TEMPLATE)).size).toBeLessThan(51_200);
  });
});

describe('the zip of a release', () => {
  it('leaves no temporary folder', () => {
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith('function-'))).toEqual([]);
  });

  it("holds the files of the CDK's asset, byte for byte", () => {
    const [asset = ''] = readdirSync(assembly.directory).filter((name) => name.startsWith('asset.'));
    const uploaded = readdirSync(join(assembly.directory, asset));
    const zipped = unzipSync(readFileSync(join(folder, FUNCTION_ZIP)));
    expect(Object.keys(zipped).sort()).toEqual(uploaded.sort());
    for (const name of uploaded) {
      expect(readFileSync(join(assembly.directory, asset, name)).equals(zipped[name] ?? new Uint8Array())).toBe(true);
    }
  });
});
