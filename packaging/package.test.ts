import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CaseLookupStack } from '../lib/case-lookup-stack';
import { peerDependencies } from '../package.json';
import { appWith, install, pack, run } from './consumer';

const INSTANCE_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';
const MAX_BYTES = 1_000_000;
const EXAMPLES = join(__dirname, '../examples');

const lowest = (name: 'aws-cdk-lib' | 'constructs') => peerDependencies[name].replace('^', '');
const TYPESCRIPT = 'typescript@5.9.3';
const TYPES = '@types/node@22';

/** The program of an app that uses everything the package offers. */
const PROGRAM = `import { App, Duration, Stack } from 'aws-cdk-lib';
import { CaseLookup, type CaseLookupProps, CaseLookupStack, SampleFlow } from 'connect-case-lookup';

const props: CaseLookupProps = { instanceArn: '${INSTANCE_ARN}', casesDomainId: '${DOMAIN_ID}', flowTimeLimit: Duration.seconds(8) };
const app = new App({ outdir: 'cdk.out' });
const stack = new Stack(app, 'Own', { env: { account: '111122223333', region: 'us-west-2' } });
const caseLookup = new CaseLookup(stack, 'CaseLookup', props);
new SampleFlow(stack, 'SampleFlow', { caseLookup });
stack.exportValue(caseLookup.arnForFlows);
stack.exportValue(caseLookup.monitoring?.alarms.accessDenied.alarmArn);
new CaseLookupStack(app, 'Whole', props);
app.synth();
`;

const COMPILER_OPTIONS = {
  target: 'es2022',
  module: 'node16',
  strict: true,
  types: ['node'],
};

let tarball: string;
let packed: ReturnType<typeof pack>;
let assetHash: string;

beforeAll(() => {
  packed = pack();
  tarball = packed.tarball;
  const stack = new CaseLookupStack(new App(), 'Repository', { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID });
  [assetHash = ''] = assetHashesIn(Template.fromStack(stack).toJSON());
});

/** The hashes of the function's asset in a template. */
function assetHashesIn(template: {
  Resources?: Record<string, { Type: string; Properties: { Code: { S3Key: string } } }>;
}) {
  return Object.values(template.Resources ?? {}).flatMap(({ Type, Properties }) =>
    Type === 'AWS::Lambda::Function' ? basename(Properties.Code.S3Key, '.zip') : [],
  );
}

/** The hashes in both stacks of an app that was synthesised. */
function assetHashesOf(folder: string): string[] {
  return ['Own', 'Whole'].flatMap((stack) =>
    assetHashesIn(JSON.parse(readFileSync(join(folder, `cdk.out/${stack}.template.json`), 'utf8'))),
  );
}

describe('the package', () => {
  it('is smaller than 1 MB and holds no sources, tests or benchmarks', () => {
    console.log(`packed: ${(packed.size / 1000).toFixed(0)} kB, ${packed.files.length} files`);
    expect(packed.size).toBeLessThan(MAX_BYTES);
    const unwanted = packed.files.filter(
      (file) => (/(^|\/)(test|bench|packaging)\//.test(file) || file.endsWith('.ts')) && !file.endsWith('.d.ts'),
    );
    expect(unwanted).toEqual([]);
  });

  it.each([
    ['lowest', () => [`aws-cdk-lib@${lowest('aws-cdk-lib')}`, `constructs@${lowest('constructs')}`]],
    ['newest', () => ['aws-cdk-lib@2', 'constructs@10']],
  ])('synthesises in a CommonJS app compiled by tsc with the %s aws-cdk-lib', (_, cdk) => {
    const folder = appWith({
      'package.json': { name: 'app', private: true },
      'tsconfig.json': { compilerOptions: COMPILER_OPTIONS, files: ['app.ts'] },
      'app.ts': PROGRAM,
    });
    install(folder, tarball, ...cdk(), TYPESCRIPT, TYPES);
    run('npx', ['--no', 'tsc'], folder);
    run('node', ['app.js'], folder);
    expect(assetHashesOf(folder)).toEqual([assetHash, assetHash]);
  });

  it('synthesises in an ESM app run by tsx', () => {
    const folder = appWith({ 'package.json': { name: 'app', private: true, type: 'module' }, 'app.ts': PROGRAM });
    install(folder, tarball, 'aws-cdk-lib@2', 'constructs@10', 'tsx@4');
    run('npx', ['--no', 'tsx', 'app.ts'], folder);
    expect(assetHashesOf(folder)).toEqual([assetHash, assetHash]);
  });

  it('runs the examples, copied into an app', () => {
    const folder = appWith({ 'package.json': { name: 'app', private: true } });
    install(folder, tarball, 'aws-cdk-lib@2', 'constructs@10', 'tsx@4');
    const examples = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    for (const { name } of examples) {
      cpSync(join(EXAMPLES, name), join(folder, name), { recursive: true });
      const { app } = JSON.parse(readFileSync(join(folder, name, 'cdk.json'), 'utf8')) as { app: string };
      const [program = '', ...parameters] = app.split(' ');
      run('env', [`CDK_OUTDIR=${join(folder, 'out', name)}`, program, ...parameters], join(folder, name));
      expect(existsSync(join(folder, 'out', name, 'manifest.json'))).toBe(true);
    }
    expect(examples.length).toBe(6);
  });

  it("synthesises in pnpm's strict node_modules", () => {
    const folder = appWith({
      'package.json': {
        name: 'app',
        private: true,
        type: 'module',
        dependencies: { 'connect-case-lookup': `file:${tarball}`, 'aws-cdk-lib': '2', constructs: '10' },
      },
      'app.mjs': PROGRAM.replace(/, type CaseLookupProps|: CaseLookupProps/g, ''),
    });
    run('npx', ['--yes', 'pnpm@10', 'install', '--prefer-offline'], folder);
    expect(existsSync(join(folder, 'node_modules/esbuild'))).toBe(false);
    run('node', ['app.mjs'], folder);
    expect(assetHashesOf(folder)).toEqual([assetHash, assetHash]);
  });

  it('synthesises in a workspace whose packages are hoisted', () => {
    const folder = appWith({
      'package.json': { name: 'root', private: true, workspaces: ['packages/*'] },
      'packages/app/package.json': {
        name: 'app',
        private: true,
        dependencies: { 'connect-case-lookup': `file:${tarball}`, 'aws-cdk-lib': '2', constructs: '10' },
      },
      'packages/app/app.mjs': PROGRAM.replace(/, type CaseLookupProps|: CaseLookupProps/g, ''),
    });
    install(folder);
    expect(existsSync(join(folder, 'node_modules/connect-case-lookup'))).toBe(true);
    run('node', ['app.mjs'], join(folder, 'packages/app'));
    expect(assetHashesOf(join(folder, 'packages/app'))).toEqual([assetHash, assetHash]);
  });
});
