import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'linted-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Lints a project that has the settings of this one and one file, which is not formatted. */
function lint(file: string): number | null {
  for (const settings of ['biome.json', '.gitignore']) cpSync(join(ROOT, settings), join(folder, settings));
  spawnSync('git', ['init', '-q'], { cwd: folder });
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), file.endsWith('.html') ? '<p   >x' : '{"a":   1}');
  const biome = join(ROOT, 'node_modules/.bin/biome');
  const { status } = spawnSync(biome, ['check', '--error-on-warnings'], { cwd: folder });
  rmSync(join(folder, file));
  return status;
}

describe('the linter', () => {
  it.each(['my-flow.json', 'flow.html', 'flows/my-flow.json', 'my/scenario.json'])(
    'leaves alone what the commands of the documents write: %s',
    (file) => expect(lint(file)).toBe(0),
  );

  it.each(['dev/x.json', 'flows/case-lookup.x.json', 'package.json'])('checks files of the project: %s', (file) =>
    expect(lint(file)).toBe(1),
  );
});
