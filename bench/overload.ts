import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { measure } from './overload/figures';
import { DENIED_LOADS, LOADS, type Load } from './overload/loads';
import { toSvg } from './overload/plot';
import { type Result, toDeniedTable, toPage, toTable } from './overload/report';

const docs = join(__dirname, '../docs');

async function measureAll(loads: Load[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const load of loads) {
    results.push({ load: load.name, runs: load.runs, figures: await measure(load) });
    console.error(`${load.name}: measured`);
  }
  return results;
}

async function main(): Promise<void> {
  const results = await measureAll(LOADS);
  const denied = await measureAll(DENIED_LOADS);
  writeFileSync(join(docs, 'overload.svg'), toSvg(results));
  writeFileSync(join(docs, 'overload.md'), toPage(results, denied, 'overload.svg'));
  console.log(`${toTable(results)}\n\n${toDeniedTable(denied)}`);
}

main();
