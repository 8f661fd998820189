import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '../../.github/workflows');
const workflows = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
const uses = workflows.flatMap(({ file, text }) =>
  [...text.matchAll(/uses: (.*)/g)].map(([, action = '']) => [file, action]),
);

describe('a workflow', () => {
  it.each(uses)('%s pins %s by commit, and names its version', (_, action) => {
    expect(action).toMatch(/^[\w-]+(\/[\w-]+)+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it.each(workflows)('$file may only read unless a job says more, and each job has a time limit', ({ text }) => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?=\w)/m);
    const jobs = text.split(/^jobs:\n/m)[1]?.split(/^ {2}[\w-]+:\n/m) ?? [];
    for (const job of jobs.filter((each) => each.includes('runs-on')))
      expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
  });

  it('runs once for a pull request', () => {
    const both = workflows.filter(({ text }) => text.includes('  pull_request:\n') && /^ {2}push:\n/m.test(text));
    for (const { text } of both) expect(text).toContain('  push:\n    branches: [main]\n');
    expect(both.map(({ file }) => file)).toEqual(['ci.yml', 'codeql.yml']);
  });
});
