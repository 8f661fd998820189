import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { temporaryFolder } from '../support/command';

const root = join(__dirname, '../..');
const files = temporaryFolder();

function checkMessage(message: string) {
  const file = files.write('message', message);
  const { status, stderr } = spawnSync(join(root, '.githooks/commit-msg'), [file], { encoding: 'utf8' });
  return { status, stderr };
}

describe('the commit-msg hook', () => {
  it('accepts a subject of 72 characters, and a body with longer lines', () => {
    expect(checkMessage(`${'ä'.repeat(72)}\n\n${'b'.repeat(100)}\n`)).toEqual({ status: 0, stderr: '' });
  });

  it('refuses a subject of 73 characters and says how long it may be', () => {
    expect(checkMessage(`# a comment\n${'a'.repeat(73)}\n`)).toEqual({
      status: 1,
      stderr: expect.stringMatching(/^A commit subject has 73 characters; it may have 72: a{73}\n$/),
    });
  });
});
