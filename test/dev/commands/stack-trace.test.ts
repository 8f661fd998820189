import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stackTrace } from '../../../dev/commands/stack-trace';
import { keptBundle } from '../../../dev/lookup/kept-bundle';
import { processorTime, runWith } from '../../support/command';

const root = join(__dirname, '../../..');

/** The place in the bundle at which a text stands. */
function placeOf(text: string): string {
  const bundle = readFileSync(join(keptBundle(), 'index.mjs'), 'utf8');
  const before = bundle.slice(0, bundle.indexOf(text)).split('\n');
  return `index.mjs:${before.length}:${before.at(-1)!.length + 1}`;
}

describe('the command stack-trace', () => {
  it('replaces places in the bundle by places in the sources, and nothing else', async () => {
    const place = placeOf('The event cannot be used');
    const log = `Error: one\n    at x (file:///var/task/${place})\n    at process (node:internal:1:2)\n`;
    const { stdout, status } = await runWith(stackTrace, log, []);
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

  it('takes a time that grows with the length of the log, also where the log has no space', async () => {
    const spent = processorTime();
    const { stdout } = await runWith(stackTrace, 'x'.repeat(500_000), []);
    expect(stdout).toHaveLength(500_000);
    expect(spent()).toBeLessThan(10_000);
  });
});
