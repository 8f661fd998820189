import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '../..');

/** The declarations of a file and of those of the project that it imports, each once. */
function declarations(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const text = readFileSync(`${file}.d.ts`, 'utf8');
  const imported = [...text.matchAll(/from '(\.[^']+)'/g)].map(([, path = '']) => join(dirname(file), path));
  return [text.trim(), ...imported.flatMap((each) => declarations(each, seen))];
}

describe('the interface of the npm package', () => {
  it('changes only together with this snapshot', () => {
    const folder = mkdtempSync(join(tmpdir(), 'declarations-'));
    execFileSync(
      process.execPath,
      [
        join(root, 'node_modules/typescript/bin/tsc'),
        ...['--project', 'tsconfig.build.json', '--outDir', folder],
        ...['--emitDeclarationOnly', '--sourceMap', 'false', '--inlineSources', 'false', '--removeComments'],
      ],
      { cwd: root },
    );
    expect(declarations(join(folder, 'lib/index')).join('\n\n')).toMatchSnapshot();
  });
});
