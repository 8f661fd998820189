import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const EXAMPLES = join(ROOT, 'examples');

/** Each example with the stacks that it makes. */
const STACKS: Record<string, string[]> = {
  commonjs: ['CaseLookup'],
  'own-topic-and-key': ['Telephony'],
  'pipeline-stage': ['Pipeline', 'ProductionCaseLookup', 'TestCaseLookup'],
  'stack-alone': ['CaseLookup'],
  'two-instances': ['CaseLookup-sales', 'CaseLookup-support'],
  'two-regions': ['CaseLookup-us-east-1', 'CaseLookup-us-west-2'],
};
const folders = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? [entry.name] : [],
);
const programOf = (folder: string) => readdirSync(join(EXAMPLES, folder)).find((file) => file.startsWith('app.')) ?? '';

const outdir = mkdtempSync(join(tmpdir(), 'examples-'));

/** Runs all programs in one process, because loading the CDK takes longer than synthesising. */
const RUN_ALL = `for (const [folder, file] of ${JSON.stringify(folders.map((each) => [each, join(EXAMPLES, each, programOf(each))]))}) {
  process.env.CDK_OUTDIR = ${JSON.stringify(outdir)} + '/' + folder;
  await import(file);
}`;

/** The stacks in a cloud assembly. Those of stages are in folders, with a hash at the end of their names. */
const stacksOf = (assembly: string) =>
  readdirSync(assembly, { recursive: true, encoding: 'utf8' }).flatMap(
    (file) => /([^/]+?)([\dA-F]{8})?\.template\.json$/.exec(file)?.[1] ?? [],
  );

describe('an example', () => {
  beforeAll(() => {
    const { stderr, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '--eval', RUN_ALL],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: {
          PATH: process.env.PATH,
          TMPDIR: process.env.TMPDIR,
          TSX_TSCONFIG_PATH: join(EXAMPLES, 'tsconfig.json'),
          CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [] }),
        },
      },
    );
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
  });

  it('has a row here', () => expect(folders).toEqual(Object.keys(STACKS)));

  it.each(Object.entries(STACKS))('%s synthesises %j, valid by the published resource schemas', (folder, stacks) => {
    expect(stacksOf(join(outdir, folder)).sort()).toEqual(stacks);
  });

  it.each(folders)('%s is what `cdk synth` runs in its folder', (folder) => {
    const { app } = JSON.parse(readFileSync(join(EXAMPLES, folder, 'cdk.json'), 'utf8'));
    expect(app.split(' ').at(-1)).toBe(programOf(folder));
  });

  it.each(['README.md', 'docs/package.md'])('is shown by %s as it is', (page) => {
    const text = readFileSync(join(ROOT, page), 'utf8');
    const shown = [...text.matchAll(/^```[tj]s\n(.+?)^```$/gms)].map(([, program = '']) => program);
    const programs = folders.map((folder) => readFileSync(join(EXAMPLES, folder, programOf(folder)), 'utf8'));
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((program) => !programs.includes(program))).toEqual([]);
  });

  it.each(folders)('%s is shown or linked by docs/package.md', (folder) => {
    const page = readFileSync(join(ROOT, 'docs/package.md'), 'utf8');
    const program = readFileSync(join(EXAMPLES, folder, programOf(folder)), 'utf8');
    expect(page.includes(program) || page.includes(`](../examples/${folder}/${programOf(folder)})`)).toBe(true);
  });
});
