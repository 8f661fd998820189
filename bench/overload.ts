import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readCommandLine, run } from '../dev/commands/command-line';
import { type Figures, measure } from './overload/figures';
import { DENIED_LOADS, DETAILS_LOADS, LOADS, type Load, PATIENT_LOADS } from './overload/loads';
import { toPage } from './overload/page';
import { toSvg } from './overload/plot';
import { POLICIES, type Policy } from './overload/policies';
import { type Result, toDeniedTable, toDetailsTable, toPatientTable, toTable } from './overload/report';
import { QUOTAS } from './overload/world';

const HELP = `Simulates contacts that share the quotas of one account, and compares ways to retry with an ideal scheduler. Writes
docs/overload.md and its drawing. Takes about 3 minutes.

npm run bench:overload -- [options]
  --load TEXT     only the loads whose name contains TEXT; prints their figures and writes nothing
  --policy TEXT   only the policies whose name contains TEXT, with --load
  --seed N        the seed of each load's first run (default 1000), with --load`;

const docs = join(__dirname, '../docs');

type Trial = { policies?: Policy[]; firstSeed?: number };

async function measureAll(loads: Load[], trial: Trial = {}): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, runs, ...load } of loads) {
    const byQuota: Figures[][] = [];
    for (const quotas of QUOTAS) byQuota.push(await measure({ name, runs, ...load }, { ...trial, quotas }));
    results.push({ load: name, runs, byQuota });
    console.error(`${name}: measured`);
  }
  return results;
}

run(async () => {
  const { values } = readCommandLine(HELP, {
    options: { load: { type: 'string' }, policy: { type: 'string' }, seed: { type: 'string' } },
  });
  if (values.load !== undefined) return tryOut(values.load, values.policy ?? '', Number(values.seed ?? 1000));

  const oursAlone = { policies: [POLICIES.ours] };
  const results = await measureAll(LOADS);
  const details = await measureAll(DETAILS_LOADS, oursAlone);
  const patient = await measureAll(PATIENT_LOADS, oursAlone);
  const denied = await measureAll(DENIED_LOADS);
  writeFileSync(join(docs, 'overload.svg'), toSvg(results));
  writeFileSync(join(docs, 'overload.md'), toPage({ results, details, patient, denied, plot: 'overload.svg' }));
  console.log([toTable(results), toDetailsTable(details), toPatientTable(patient), toDeniedTable(denied)].join('\n\n'));
});

async function tryOut(load: string, policy: string, firstSeed: number): Promise<void> {
  const loads = [...LOADS, ...DETAILS_LOADS, ...PATIENT_LOADS, ...DENIED_LOADS].filter(({ name }) =>
    name.includes(load),
  );
  const policies = Object.values(POLICIES).filter(({ name }) => name.includes(policy));
  const results = await measureAll(loads, { policies, firstSeed });
  console.log([toTable(results), toPatientTable(results)].join('\n\n'));
}
