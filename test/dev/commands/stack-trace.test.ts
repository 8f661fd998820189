import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { keptBundle } from '../../../dev/lookup/kept-bundle';

const root = join(__dirname, '../../..');

/** The place in the bundle at which a text stands. */
function placeOf(text: string): string {
  const bundle = readFileSync(join(keptBundle(), 'index.mjs'), 'utf8');
  const before = bundle.slice(0, bundle.indexOf(text)).split('\n');
  return `index.mjs:${before.length}:${before.at(-1)!.length + 1}`;
}

describe('the command stack-trace', () => {
  it('replaces places in the bundle by places in the sources, and nothing else', () => {
    const place = placeOf('The event cannot be used');
    const { stdout, status } = spawnSync(
      process.execPath,
      [require.resolve('tsx/cli'), 'dev/commands/stack-trace.ts'],
      {
        cwd: root,
        input: `Error: one\n    at x (file:///var/task/${place})\n    at process (node:internal:1:2)\n`,
        encoding: 'utf8',
      },
    );
    expect(status).toBe(0);
    const line = readFileSync(join(root, 'lambda/event/contact.ts'), 'utf8')
      .split('\n')
      .findIndex((text) => text.includes('The event cannot be used'));
    expect(stdout).toMatch(
      new RegExp(
        `^Error: one\\n    at x \\(lambda/event/contact.ts:${line + 1}:\\d+\\)\\n    at process \\(node:internal:1:2\\)\\n$`,
      ),
    );
  });
});
