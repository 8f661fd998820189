import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../support/command';

const root = join(__dirname, '../..');
const files = temporaryFolder();
mkdirSync(files.file('.ci'));
cpSync(join(root, '.ci/release-notes'), files.file('.ci/release-notes'));
files.write('package.json', { version: '1.2.0' });

function notesFor(tag: string, changelog: string) {
  files.write('CHANGELOG.md', changelog);
  const { status, stdout, stderr } = spawnSync(files.file('.ci/release-notes'), [tag], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('the notes of a release', () => {
  it("are the version's section of the changelog", () => {
    const changelog =
      '# Changelog\n\n## Unreleased\n\n- later\n\n## 1.2.0 - 2026-12-01\n\n- now\n\n## 1.1.0 - 2026-11-01\n\n- before\n';
    expect(notesFor('v1.2.0', changelog)).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\s*- now\s*$/) });
  });

  it('are refused for a section without a date', () => {
    expect(notesFor('v1.2.0', '## 1.2.0 - unreleased\n\n- now\n')).toMatchObject({ status: 1, stdout: '' });
  });

  it('are refused for a version without a section', () => {
    expect(notesFor('v1.2.0', '## Unreleased\n\n- now\n')).toMatchObject({
      status: 1,
      stderr: 'CHANGELOG.md has no section "## 1.2.0 - DATE"\n',
    });
  });

  it('are refused for a tag that is not the version of package.json', () => {
    expect(notesFor('v2.0.0', '## 2.0.0 - 2026-12-01\n\n- now\n')).toMatchObject({
      status: 1,
      stderr: 'The tag is v2.0.0, but package.json has version 1.2.0\n',
    });
  });
});
