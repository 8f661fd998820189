import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine, run } from '../dev/command-line';
import { measure } from './overload/figures';
import { DENIED_LOADS, LOADS, type Load, STATUS_LOADS } from './overload/loads';
import { toSvg } from './overload/plot';
import { type Policy, STATUS_POLICIES } from './overload/policies';
import { type Result, toDeniedTable, toPage, toStatusTable, toTable } from './overload/report';

const docs = join(__dirname, '../docs');

async function measureAll(loads: Load[], policies?: Policy[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const load of loads) {
    results.push({ load: load.name, runs: load.runs, figures: await measure(load, policies) });
    console.error(`${load.name}: measured`);
  }
  return results;
}

const HELP = `Simulates callers under the quota of Cases and compares ways to retry with an ideal scheduler. Writes docs/overload.md
and its drawing. Takes about 40 s.

npm run bench:overload`;

run(async () => {
  readCommandLine(HELP, { options: {} });
  const results = await measureAll(LOADS);
  const denied = await measureAll(DENIED_LOADS);
  const statuses = await measureAll(STATUS_LOADS, STATUS_POLICIES);
  writeFileSync(join(docs, 'overload.svg'), toSvg(results));
  writeFileSync(join(docs, 'overload.md'), toPage({ results, denied, statuses, plot: 'overload.svg' }));
  console.log([toTable(results), toDeniedTable(denied), toStatusTable(statuses)].join('\n\n'));
});
