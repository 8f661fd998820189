import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/command';

const root = join(__dirname, '../..');
const files = temporaryFolder();
mkdirSync(files.file('.ci'));
cpSync(join(root, '.ci/package-repository'), files.file('.ci/package-repository'));

function check(repository?: object) {
  files.write('package.json', { version: '1.2.0', repository });
  const { status, stderr } = spawnSync(files.file('.ci/package-repository'), ['acme/lookup'], { encoding: 'utf8' });
  return { status, stderr };
}

describe('a release', () => {
  const needed = '{"type": "git", "url": "git+https://github.com/acme/lookup.git"}';

  it.each([
    ['no repository', undefined, 'missing'],
    ['another repository', { type: 'git', url: 'git+https://github.com/acme/other.git' }, 'acme/other.git'],
  ])('is refused while package.json names %s, and told what npm needs', (_, repository, was) => {
    const { status, stderr } = check(repository);
    expect(stderr).toContain(was);
    expect(stderr).toContain(`npm publish --provenance needs "repository": ${needed}`);
    expect(status).toBe(1);
  });

  it('goes on when package.json names the repository that the workflow runs in', () => {
    expect(check(JSON.parse(needed))).toEqual({ status: 0, stderr: '' });
  });

  it('checks that before anything else is done, in the workflow that publishes', () => {
    const workflow = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8');
    const at = (text: string) => workflow.indexOf(text);
    expect(at('.ci/package-repository "$GITHUB_REPOSITORY"')).toBeGreaterThan(0);
    expect(at('.ci/package-repository')).toBeLessThan(at('.ci/run'));
  });
});
