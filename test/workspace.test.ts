import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const workspace = mkdtempSync(join(tmpdir(), 'workspace-'));
const project = join(workspace, 'vendor/connect-case-lookup');
const app = join(workspace, 'apps/telephony');
const outdir = join(workspace, 'cdk.out');

/** The program that the README shows. */
const [, program = ''] = /^```ts\n(.+?)^```$/ms.exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];

/** Every installed package, with its scope. */
const packages = readdirSync(join(ROOT, 'node_modules'))
  .filter((name) => !name.startsWith('.'))
  .flatMap((name) =>
    name.startsWith('@') ? readdirSync(join(ROOT, 'node_modules', name)).map((part) => `${name}/${part}`) : [name],
  );

beforeAll(() => {
  for (const part of ['lib', 'lambda', 'flows', 'package.json', 'package-lock.json', 'tsconfig.json', 'LICENSE']) {
    cpSync(join(ROOT, part), join(project, part), { recursive: true });
  }
  // npm hoists: the packages are in the workspace's folder, and this project has none beside it.
  for (const name of packages) {
    const link = join(workspace, 'node_modules', name);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules', name), link);
  }
  mkdirSync(app, { recursive: true });
  writeFileSync(
    join(app, 'app.ts'),
    program.replace("'connect-case-lookup'", "'../../vendor/connect-case-lookup/lib'"),
  );
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

/** Offline, from the sources; packaging/package.test.ts installs the npm package into such a workspace. */
describe("the README's program in an npm workspace whose packages are hoisted", () => {
  it('synthesises the stack and bundles the function from the sources', () => {
    const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'app.ts'], {
      cwd: app,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CDK_OUTDIR: outdir },
    });
    expect(stderr).toMatch(/^(Bundling asset .*\n)?$/);
    expect(status).toBe(0);
    const template = JSON.parse(readFileSync(join(outdir, 'Telephony.template.json'), 'utf8'));
    const types = Object.values<{ Type: string }>(template.Resources).map(({ Type }) => Type);
    expect(types).toContain('AWS::Lambda::Function');
    const [asset = ''] = readdirSync(outdir).filter((name) => name.startsWith('asset.'));
    expect(readdirSync(join(outdir, asset)).sort()).toEqual(['LICENSES.txt', 'index.mjs']);
  });
});
