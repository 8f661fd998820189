import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemaProblems } from '../../dev/flow/run/scenario/schema';

describe('the page on scenarios', () => {
  it('has an example in the form of the schema', async () => {
    const page = readFileSync(join(__dirname, '../../docs/scenarios.md'), 'utf8');
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(await schemaProblems(JSON.parse(example))).toEqual([]);
  });
});
