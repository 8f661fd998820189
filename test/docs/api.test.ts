import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** The files whose declarations the package exports. */
const exported = [...read('lib/index.ts').matchAll(/export .*\} from '(.+)';/g)].map(([, path = '']) =>
  join('lib', `${path}.ts`),
);

/** CI makes API.md anew and compares all of it; this takes no compiler, and finds what is missing. */
describe('API.md', () => {
  it.each(exported)('names every public member of %s (npm run -s docs:api)', (file) => {
    const members = [...read(file).matchAll(/^ {2}(?:readonly (\w+)\??:|(\w+)\(.*\).*\{$)/gm)].map(
      ([, property, method]) => property ?? method ?? '',
    );
    const page = read('API.md');
    const missing = members.filter(
      (name) => !page.includes(`\`${name}\``) && !page.includes(`\`${name}?\``) && !page.includes(` ${name}()`),
    );
    expect(missing.filter((name) => name !== 'constructor')).toEqual([]);
  });
});
