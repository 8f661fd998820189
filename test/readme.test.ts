import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
/** Where packages are found as from the project itself, and nothing is under version control. */
const folder = join(root, 'node_modules/.cache/readme');

beforeAll(() => mkdirSync(folder, { recursive: true }));
afterAll(() => rmSync(folder, { recursive: true }));

/** Type-checks a program of an app that has installed the package; returns what the compiler says against it. */
function compile(program: string): string {
  writeFileSync(join(folder, 'theirs.ts'), program);
  const compilerOptions = { paths: { 'connect-case-lookup': [join(root, 'lib/index.ts')] }, types: ['node'] };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ extends: join(root, 'tsconfig.json'), compilerOptions, include: [], files: ['theirs.ts'] }),
  );
  const { stdout, status } = spawnSync('npx', ['tsc', '--project', folder], { cwd: root, encoding: 'utf8' });
  return status === 0 ? '' : stdout;
}

describe("the README's program", () => {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  const programs = [...readme.matchAll(/^```ts\n(.+?)^```$/gms)].map(([, program = '']) => program);

  it('is one, and compiles in an app that has installed the package', () => {
    expect(programs).toHaveLength(1);
    expect(compile(programs[0] as string)).toBe('');
  });

  it('would not compile with a prop that the construct does not have', () => {
    expect(compile((programs[0] as string).replace('casesDomainId', 'casesDomain'))).toMatch(
      /'casesDomain' does not exist/,
    );
  });
});
