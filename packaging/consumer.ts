import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');

/** Packs the repository as `npm publish` would; returns the path of the tarball and its size in bytes. */
export function pack(): { tarball: string; size: number; files: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  run('npm', ['run', '-s', 'build'], ROOT);
  const json = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], ROOT);
  const [{ filename, size, files }] = JSON.parse(json) as [
    { filename: string; size: number; files: { path: string }[] },
  ];
  return { tarball: join(folder, filename), size, files: files.map(({ path }) => path) };
}

/** An empty folder with the files of a consumer's app. */
export function appWith(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), 'app-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return folder;
}

/** Installs packages into an app by npm. */
export function install(folder: string, ...packages: string[]): void {
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...packages], folder);
}

/** Runs a program to its end; returns what it wrote. @throws Error with its output when it fails */
export function run(program: string, parameters: string[], cwd: string): string {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, {
    cwd,
    encoding: 'utf8',
    env: environment(),
  });
  if (error) throw error;
  if (status === 0) return stdout;
  throw new Error(`${program} ${parameters.join(' ')} ended with ${status}:\n${stdout}\n${stderr}`);
}

/** The environment without what npm passes to its scripts: the other npm must not take it for its own settings. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^npm_(?!config_(registry|cache))/i.test(name)),
  );
}
