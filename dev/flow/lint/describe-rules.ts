import { RULES } from './rules';

/** All rules for a terminal: id, level and why. */
export function listRules(): string {
  const width = Math.max(...RULES.map(({ id }) => id.length));
  return RULES.map(({ id, level, why }) => `${id.padEnd(width)}  ${level.padEnd(7)}  ${why}`).join('\n');
}

/** The page docs/rules.md. */
export function rulesPage(): string {
  const rows = RULES.map(({ id, level, why, page }) => `| \`${id}\` | ${level} | ${why} | ${linkTo(page)} |`);
  return [
    '# Rules of the flow linter',
    '',
    '<!-- Made from dev/flow/lint/rules by `npm run -s docs:rules`. -->',
    '',
    'An **error** is refused by Connect, or breaks. A **warning** is something on which sources differ, or which may be',
    'intended. A **note** is good to know.',
    '',
    '`--ignore RULE` leaves a rule out. Content can ignore rules itself, in the Metadata of the flow or of one block, which',
    'Connect keeps:',
    '',
    '```json',
    '{ "Metadata": { "connectCaseLookup": { "ignore": ["endless-loop"] } } }',
    '```',
    '',
    '| Rule | Level | Why | Rests on |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function linkTo(page: string): string {
  const name = page.replace(/^.*\//, '').replace(/\.(html|md)(#.*)?$/, '');
  return `[${name}](${page.startsWith('https:') ? page : pathFromDocs(page)})`;
}

function pathFromDocs(file: string): string {
  return file.startsWith('docs/') ? file.slice('docs/'.length) : `../${file}`;
}
