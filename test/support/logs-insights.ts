type Line = Record<string, unknown>;
type Step = (rows: Line[]) => Line[];

/**
 * Runs a query over lines of a log: a small stub of CloudWatch Logs Insights that knows as much of its language as
 * the saved queries use, and throws on everything else.
 */
export function runQuery(query: string, lines: Line[]): Line[] {
  const rows = lines.map((line) => ({ ...line, '@timestamp': line.timestamp }));
  const steps = query.split('\n| ').map((text) => {
    const [command = '', ...rest] = text.split(' ');
    const step = COMMANDS[command];
    if (step === undefined) throw new Error(`The stub does not know the command ${command}`);
    return { command, step: step(rest.join(' ')) };
  });
  // Which fields are shown is decided last: a filter may look at others.
  steps.sort((a, b) => Number(a.command === 'fields') - Number(b.command === 'fields'));
  return steps.reduce<Line[]>((left, { step }) => step(left), rows);
}

const COMMANDS: Record<string, (text: string) => Step> = {
  fields(text) {
    const names = text.split(', ');
    return (rows) => rows.map((row) => Object.fromEntries(names.map((name) => [name, fieldOf(row, name)])));
  },
  filter(text) {
    const matches = predicate(text);
    return (rows) => rows.filter(matches);
  },
  sort(text) {
    const [, name = '', order] = parse(/^([@\w]+) (asc|desc)$/, text);
    const sign = order === 'asc' ? 1 : -1;
    return (rows) => rows.toSorted((a, b) => (fieldOf(a, name)! < fieldOf(b, name)! ? -sign : sign));
  },
  limit: (text) => (rows) => rows.slice(0, Number(text)),
  stats(text) {
    const [, sums = '', key = ''] = parse(/^(.+) by (.+)$/, text);
    const columns = sums.split(', ').map((sum) => parse(/^(count|sum)\((\*|\w+)\) as (\w+)$/, sum));
    return (rows) =>
      [...groups(rows, key)].map(([group, members]) => ({
        [key]: group,
        ...Object.fromEntries(
          columns.map(([, what, field = '', name]) => [
            name,
            what === 'count' ? members.length : members.reduce((sum, row) => sum + Number(fieldOf(row, field)), 0),
          ]),
        ),
      }));
  },
};

function predicate(text: string): (row: Line) => boolean {
  const alternatives = text.split(' or ').map(comparison);
  return (row) => alternatives.some((matches) => matches(row));
}

function comparison(text: string): (row: Line) => boolean {
  const [, present] = /^ispresent\((\w+)\)$/.exec(text) ?? [];
  if (present !== undefined) return (row) => fieldOf(row, present) !== undefined;
  const [, name = '', operator, quoted, number] = parse(/^(\w+) (=|>) (?:"([^"]*)"|(\d+))$/, text);
  return operator === '='
    ? (row) => fieldOf(row, name) === (quoted ?? Number(number))
    : (row) => Number(fieldOf(row, name)) > Number(number);
}

function groups(rows: Line[], key: string): Map<unknown, Line[]> {
  const found = new Map<unknown, Line[]>();
  for (const row of rows) {
    const group = key === 'bin(1m)' ? String(row['@timestamp']).slice(0, 16) : fieldOf(row, key);
    found.set(group, [...(found.get(group) ?? []), row]);
  }
  return found;
}

/** A dot leads into an object. */
function fieldOf(row: Line, name: string): string | number | undefined {
  return name.split('.').reduce<unknown>((value, part) => (value as Line | undefined)?.[part], row) as string;
}

function parse(pattern: RegExp, text: string): RegExpExecArray {
  const match = pattern.exec(text);
  if (match === null) throw new Error(`The stub cannot read "${text}"`);
  return match;
}
