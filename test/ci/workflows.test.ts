import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../.github/workflows');
const uses = readdirSync(folder).flatMap((file) =>
  [...readFileSync(join(folder, file), 'utf8').matchAll(/uses: (.*)/g)].map(([, action = '']) => [file, action]),
);

describe('a workflow', () => {
  it.each(uses)('%s pins %s by commit, and names its version', (_, action) => {
    expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });
});
