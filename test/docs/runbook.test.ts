import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_NAMES } from '../../lambda/contract/metrics';
import { QUERIES } from '../../lib/monitoring/queries';
import { deployedFunction } from '../support/deployed-function';
import { readMetrics } from '../support/metrics';
import { startOverTheWire } from '../support/over-the-wire';
import { synthesized } from '../support/template';

const operations = ['runbook', 'metrics-and-logs']
  .map((page) => readFileSync(join(__dirname, `../../docs/${page}.md`), 'utf8'))
  .join('');
/** The first two cells of all rows. */
const rows = [...operations.matchAll(/^\| ([^|]*)\|([^|]*)\|/gm)].flatMap(([, ...cells]) =>
  cells.map((cell) => cell.trim()),
);

describe('the runbook and the page on metrics and logs have a row for', () => {
  const alarms = Object.keys(synthesized({ canary: true }).template.findResources('AWS::CloudWatch::Alarm')).map((id) =>
    id.replace(/^CaseLookup(Monitoring)?|[0-9A-F]{8}$/g, ''),
  );

  it.each(alarms)('the alarm %s', (alarm) => {
    expect(rows.some((row) => row.includes(`\`${alarm}\``))).toBe(true);
  });

  it.each([...ERROR_NAMES, 'ConfigurationError'])('the error %s', (error) => {
    expect(rows.some((row) => row.includes(`\`${error}\``))).toBe(true);
  });

  it.each(Object.keys(QUERIES))('the saved query %s', (query) => expect(rows).toContain(query));
});

describe('the page on metrics and logs', () => {
  const fn = deployedFunction(3, { caseDetails: 'exact' });
  /** What is of the logger's own, and says itself what it is. */
  const OF_THE_LOGGER = ['level', 'message', 'timestamp', 'service', 'sampling_rate'];
  const isNamed = (name: string) => rows.some((row) => row.includes(`\`${name}\``));

  it('has a row for each field of the log and each metric', async () => {
    const linked = { open: [{ caseId: 'case-1', templateId: 't', status: 'open' }] };
    const { emulator, executionEnvironment, ask } = await startOverTheWire(fn, { cases: linked });
    await ask('open', { status: 'open' });
    emulator.play('403');
    for (const contact of ['denied', 'denied']) await ask(contact);
    const fields = new Set(executionEnvironment.lines.flatMap(Object.keys));
    const metrics = new Set(readMetrics(executionEnvironment.metrics).map(({ name }) => name));
    expect([...fields, ...metrics].filter((name) => !OF_THE_LOGGER.includes(name) && !isNamed(name))).toEqual([]);
    expect([...fields]).toEqual(expect.arrayContaining(['answeredFor', 'detailsRead', 'cause', 'repeated']));
    expect(metrics.size).toBeGreaterThan(8);
  });
});
