import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { defineCommand, EXIT, type ExitCode, wholeNumber } from '../dev/commands/command';
import type { Io } from '../dev/commands/io';
import { type Figures, measure } from './overload/figures';
import { DENIED_LOADS, DETAILS_LOADS, LOADS, type Load, PATIENT_LOADS } from './overload/loads';
import { toPage } from './overload/page';
import { toSvg } from './overload/plot';
import { POLICIES, type Policy } from './overload/policies';
import { type Result, toDeniedTable, toDetailsTable, toPatientTable, toTable } from './overload/report';
import { QUOTAS } from './overload/world';

const docs = join(__dirname, '../docs');

type Trial = { policies?: Policy[]; firstSeed?: number };

async function measureAll(io: Io, loads: Load[], trial: Trial = {}): Promise<Result[]> {
  const results: Result[] = [];
  for (const { name, runs, ...load } of loads) {
    const byQuota: Figures[][] = [];
    for (const quotas of QUOTAS) byQuota.push(await measure({ name, runs, ...load }, { ...trial, quotas }));
    results.push({ load: name, runs, byQuota });
    io.warn([`${name}: measured`]);
  }
  return results;
}

type Values = { load?: string; policy?: string; seed: number };

export const overload = defineCommand<Values>({
  name: 'bench:overload',
  summary:
    'Simulates contacts that share the quotas of one account, and compares ways to retry with an ideal scheduler.',
  description:
    'Writes docs/overload.md and its drawing. Takes about 3 minutes. With --load it prints figures and writes nothing.',
  options: [
    new Option('--load <text>', 'only the loads whose name contains this'),
    new Option('--policy <text>', 'only the policies whose name contains this; with --load'),
    new Option('--seed <n>', "the seed of each load's first run; with --load")
      .argParser(wholeNumber(0, 1e9))
      .default(1000),
  ],
  async action(io, { values }) {
    if (values.load !== undefined) return await tryOut(io, values.load, values);

    const oursAlone = { policies: [POLICIES.ours] };
    const results = await measureAll(io, LOADS);
    const details = await measureAll(io, DETAILS_LOADS, oursAlone);
    const patient = await measureAll(io, PATIENT_LOADS, oursAlone);
    const denied = await measureAll(io, DENIED_LOADS);
    writeFileSync(join(docs, 'overload.svg'), toSvg(results));
    writeFileSync(join(docs, 'overload.md'), toPage({ results, details, patient, denied, plot: 'overload.svg' }));
    io.write(
      `${[toTable(results), toDetailsTable(details), toPatientTable(patient), toDeniedTable(denied)].join('\n\n')}\n`,
    );
    return EXIT.ok;
  },
});

async function tryOut(io: Io, load: string, { policy = '', seed: firstSeed }: Values): Promise<ExitCode> {
  const loads = [...LOADS, ...DETAILS_LOADS, ...PATIENT_LOADS, ...DENIED_LOADS].filter(({ name }) =>
    name.includes(load),
  );
  const policies = Object.values(POLICIES).filter(({ name }) => name.includes(policy));
  const results = await measureAll(io, loads, { policies, firstSeed });
  io.write(`${[toTable(results), toPatientTable(results)].join('\n\n')}\n`);
  return EXIT.ok;
}
