import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
/** The clients that the doctor asks with; that of Cases belongs to the function. */
const CLIENT = /@aws-sdk\/client-(?!connectcases)[\w-]+/;

const sources = ['bin', 'lib', 'lambda', 'dev', 'bench']
  .flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  )
  .filter((file) => file.endsWith('.ts') && !file.includes('node_modules'));

describe("the SDK's clients that the doctor asks with", () => {
  it('are loaded by no other command', () => {
    const importing = sources.filter((file) =>
      new RegExp(`from '${CLIENT.source}`).test(readFileSync(join(ROOT, file), 'utf8')),
    );
    expect(importing.filter((file) => !file.startsWith(join('dev', 'doctor')))).toEqual([]);
    expect(importing.length).toBeGreaterThan(3);
  });
});
