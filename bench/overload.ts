import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { defineCommand, EXIT, type ExitCode, wholeNumber } from '../dev/commands/command';
import type { Io } from '../dev/commands/io';
import { type Figures, measure } from './overload/figures';
import {
  DENIED_LOADS,
  DETAILS_LOADS,
  LOADS,
  type Load,
  PATIENT_LOADS,
  RAISED_LOADS,
  SLOW_LOADS,
} from './overload/loads';
import { toPage } from './overload/page';
import { toSvg } from './overload/plot';
import { POLICIES, type Policy } from './overload/policies';
import { type Result, toPatientTable, toTable } from './overload/report';
import { toTablesPage } from './overload/tables';
import { QUOTAS, type Quotas, RAISED_QUOTAS } from './overload/world';

const docs = join(__dirname, '../docs');

type Trial = { policies?: Policy[]; firstSeed?: number; quotas?: Quotas[] };

async function measureAll(io: Io, loads: Load[], { quotas = QUOTAS, ...trial }: Trial = {}): Promise<Result[]> {
  const results: Result[] = [];
  for (const load of loads) {
    const byQuota: Figures[][] = [];
    for (const each of quotas) byQuota.push(await measure(load, { ...trial, quotas: each }));
    results.push({ load: load.name, runs: load.runs, byQuota });
    io.warn([`${load.name}: measured`]);
  }
  return results;
}

type Values = { load?: string; policy?: string; seed: number };

export const overload = defineCommand<Values>({
  name: 'bench:overload',
  summary:
    'Simulates contacts that share the quotas of one account, and compares ways to retry with an ideal scheduler.',
  description:
    'Writes docs/overload.md, its drawing and docs/overload-tables.md. Takes about 5 minutes. With --load it prints figures and writes nothing.',
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
    const { noRetry, sdkStandard, sdkAdaptive, ours } = POLICIES;
    const withoutVariants = { policies: [noRetry, sdkStandard, sdkAdaptive, ours] };
    const measured = {
      results: await measureAll(io, LOADS),
      details: await measureAll(io, DETAILS_LOADS, oursAlone),
      patient: await measureAll(io, PATIENT_LOADS, oursAlone),
      slow: await measureAll(io, SLOW_LOADS, withoutVariants),
      raised: await measureAll(io, RAISED_LOADS, { ...withoutVariants, quotas: [RAISED_QUOTAS] }),
      denied: await measureAll(io, DENIED_LOADS),
    };
    writeFileSync(join(docs, 'overload.svg'), toSvg(measured.results));
    writeFileSync(join(docs, 'overload.md'), toPage(measured));
    writeFileSync(join(docs, 'overload-tables.md'), toTablesPage(measured));
    return EXIT.ok;
  },
});

async function tryOut(io: Io, load: string, { policy = '', seed: firstSeed }: Values): Promise<ExitCode> {
  const named = (loads: Load[]) => loads.filter(({ name }) => name.includes(load));
  const policies = Object.values(POLICIES).filter(({ name }) => name.includes(policy));
  const ordinary = [...LOADS, ...DETAILS_LOADS, ...PATIENT_LOADS, ...SLOW_LOADS, ...DENIED_LOADS];
  const results = await measureAll(io, named(ordinary), { policies, firstSeed });
  const raised = await measureAll(io, named(RAISED_LOADS), { policies, firstSeed, quotas: [RAISED_QUOTAS] });
  for (const each of [results, raised].filter(({ length }) => length > 0)) {
    io.write(`${toTable(each)}\n\n${toPatientTable(each)}\n`);
  }
  return EXIT.ok;
}
