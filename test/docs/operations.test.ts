import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURES } from '../../lib/monitoring/metrics';
import { QUERIES } from '../../lib/monitoring/queries';
import { synthesized } from '../support/template';

const operations = readFileSync(join(__dirname, '../../docs/operations.md'), 'utf8');
/** The first cells of all tables. */
const rows = [...operations.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell);

describe('docs/operations.md has a row for', () => {
  const alarms = Object.keys(synthesized({ canary: true }).template.findResources('AWS::CloudWatch::Alarm')).map((id) =>
    id.replace(/^CaseLookup(Monitoring)?|[0-9A-F]{8}$/g, ''),
  );

  it.each(alarms)('the alarm %s', (alarm) => {
    expect(rows.some((row) => row.includes(`\`${alarm}\``))).toBe(true);
  });

  it.each([...FAILURES, 'ConfigurationError'])('the error %s', (error) => {
    expect(rows.some((row) => row.includes(`\`${error}\``))).toBe(true);
  });

  it.each(Object.keys(QUERIES))('the saved query %s', (query) => expect(rows).toContain(query));
});
