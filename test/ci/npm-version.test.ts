import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryFolder } from '../support/command';

const root = join(__dirname, '../..');
const files = temporaryFolder();
mkdirSync(files.file('.ci'));
cpSync(join(root, '.ci/date-changelog'), files.file('.ci/date-changelog'));
cpSync(join(root, '.npmrc'), files.file('.npmrc'));
const run = (...command: string[]) => {
  const [program = '', ...args] = command;
  const env = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1' };
  return spawnSync(program, args, { cwd: files.file('.'), encoding: 'utf8', env });
};
const git = (...args: string[]) => run('git', '-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args);

function releaseFrom(changelog: string) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  files.write('package.json', { name: 'p', version: '0.1.0', scripts: { version: scripts.version } });
  files.write('CHANGELOG.md', changelog);
  git('init', '-q');
  for (const [name, value] of [
    ['name', 't'],
    ['email', 't@example.com'],
  ])
    git('config', `user.${name}`, value ?? '');
  git('add', '.');
  git('commit', '-qm', 'Begin');
  return run('npm', 'version', '0.2.0');
}

describe('npm version', () => {
  it('refuses to release what the changelog does not tell of', () => {
    const { status, stderr } = releaseFrom('# Changelog\n\n## 0.1.0 - 2026-11-01\n\n- first\n');
    expect(stderr).toContain('CHANGELOG.md has no section "## 0.2.0 - unreleased"');
    expect(status).not.toBe(0);
    expect(git('tag').stdout).toBe('');
  });

  it('dates the unreleased section, commits it with the version, and tags the commit', () => {
    const { status } = releaseFrom(
      '# Changelog\n\n## 0.2.0 - unreleased\n\n- now\n\n## 0.1.0 - 2026-11-01\n\n- first\n',
    );
    expect(status).toBe(0);
    expect(readFileSync(files.file('CHANGELOG.md'), 'utf8')).toMatch(
      /^# Changelog\n\n## 0\.2\.0 - \d{4}-\d{2}-\d{2}\n\n- now\n\n## 0\.1\.0 - 2026-11-01\n/,
    );
    expect(git('log', '-1', '--format=%s %D').stdout).toMatch(/^Release 0\.2\.0 .*tag: v0\.2\.0/);
    expect(git('status', '--short').stdout).toBe('');
  });
});
