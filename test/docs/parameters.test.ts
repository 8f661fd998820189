import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOT_GIVEN, PARAMETERS } from '../../lambda/contract/parameters';
import { readParameters } from '../../lambda/contract/read-parameters';
import { tableOf } from '../support/markdown';

const read = (file: string) => readFileSync(join(__dirname, '../..', file), 'utf8');

const about = { place: 'README', detailsAvailable: true, maxTimeLimitSeconds: 60 };

describe("the README's table of parameters", () => {
  const rows = tableOf(read('README.md'), 'parameter');

  it('has a row for each parameter', () => expect(rows.map(([name]) => name)).toEqual(Object.keys(PARAMETERS)));

  it.each(rows)('names a default of %s that is the default, and an example that is read', (...row) => {
    const [name = '', , fallback, example] = row;
    expect(readParameters({ [name]: fallback }, about).values).toEqual({
      [name]: NOT_GIVEN[name as keyof typeof NOT_GIVEN],
    });
    expect(readParameters({ [name]: example }, about)).toEqual({ values: expect.anything(), problems: [] });
  });
});

describe('the recipes', () => {
  const recipes = read('docs/recipes.md');
  const settings = recipes.split('\n').flatMap((line) => {
    const [, , name = '', value = ''] = line.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return Object.hasOwn(PARAMETERS, name) ? [[name, value.replace(/[,;] .*/, '')] as const] : [];
  });

  it('use every way to shape the answer', () => {
    expect(new Set(settings.map(([name]) => name))).toEqual(
      new Set(['contacts', 'templateId', 'maxCases', 'status', 'order', 'timeLimit']),
    );
  });

  it.each(settings.filter(([name]) => name !== 'templateId'))(
    'set %s to %s, which the function reads',
    (name, value) => {
      expect(readParameters({ [name]: value }, about)).toEqual({ values: { [name]: expect.anything() }, problems: [] });
    },
  );
});
