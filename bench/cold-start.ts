import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { DEFAULT_DOMAIN_ID } from '../dev/cases-api/options';
import { issueCertificate } from '../dev/certificate';
import { defineCommand, EXIT, wholeNumber } from '../dev/commands/command';
import { instanceOf } from '../dev/lookup/event';
import { localFunction } from '../dev/lookup/local-function';
import { lambdaEnvironment } from '../dev/runtime/execution-environment';
import { drawChart } from './cold-start/chart';
import { openCpuQuota } from './cold-start/cpu-quota';
import { startEndpoint } from './cold-start/endpoint';
import { buildLadder, describeLadder } from './cold-start/ladder';
import { measure } from './cold-start/measure';
import { measureParts, processorRatio } from './cold-start/parts';
import { drawParts } from './cold-start/parts-chart';
import { exceeded, type Measured, type Runs } from './cold-start/ratios';
import { describeBuilds, describeParts, describeRatios, describeRun, describeTable } from './cold-start/report';
import { buildVariants, type Variant } from './cold-start/variants';

const DOCS = join(__dirname, '../docs');

const MEMORY_SIZES = [256, 512, 1024];

/** Where the ladder is measured too: without a quota, and at the default memory size. */
const LADDER_SIZES = [undefined, 512] as (number | undefined)[];

/** How often each variant is started for the published page. */
const PUBLISHED_ROUNDS = 100;

type Values = { rounds?: number; 'cpu-quota'?: true; against?: string; padding: number; node?: string };

export const coldStart = defineCommand<Values>({
  name: 'bench:cold-start',
  summary:
    'Measures the cold start of the function and of other ways to do the same, each in fresh processes, in turn.',
  options: [
    new Option(
      '--rounds <n>',
      `how often each variant is started; prints figures and writes nothing (without it ${PUBLISHED_ROUNDS} rounds)`,
    ).argParser(wholeNumber(1, 1e6)),
    new Option(
      '--cpu-quota',
      'once more at the processor share of 256, 512 and 1024 MB; needs Linux and the right to make control groups. Writes docs/cold-start.md and its drawings',
    ),
    new Option(
      '--against <file>',
      'one more variant: the index.mjs that "cdk synth" made of another commit. Writes no file',
    ),
    new Option('--padding <kb>', 'how much unused code the last row of the ladder adds to the zip')
      .argParser(wholeNumber(1, 100_000))
      .default(10),
    new Option(
      '--node <file>',
      'the Node.js to measure with (default: this one if it is 24, else the npm package node@24)',
    ),
  ],
  description: 'Exit code 1: the zip, or a cold start at 512 MB, exceeds the limit that the project holds itself to.',
  async action(io, { values }) {
    const { rounds = PUBLISHED_ROUNDS, padding } = values;
    const node = values.node ?? findNode();
    const deployed = localFunction({ instanceArn: instanceOf(undefined).arn, casesDomainId: DEFAULT_DOMAIN_ID });
    const certificate = await issueCertificate();
    const endpoint = await startEndpoint(certificate);
    const quotas = values['cpu-quota'] ? MEMORY_SIZES.map((size) => ({ size, quota: openCpuQuota(size) })) : [];
    const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
    try {
      const authority = join(folder, 'certificate.pem');
      writeFileSync(authority, certificate.cert);
      const environment = {
        ...deployed.environment,
        ...lambdaEnvironment(deployed, { region: 'us-west-2', endpoint: endpoint.url }),
        ENDPOINT: endpoint.url,
        NODE_EXTRA_CA_CERTS: authority,
      };
      const variants = buildVariants(folder, deployed, values.against);
      const ladder = values.against === undefined ? buildLadder(folder, padding) : [];

      const runs: Runs = new Map();
      const rungs: Runs = new Map();
      for (const { size, quota } of [{ size: undefined, quota: undefined }, ...quotas]) {
        const measured = await measureInTurn(variants, rounds, { node, environment, quota });
        runs.set(size, measured);
        io.write(`\n${size === undefined ? 'No quota' : `${size} MB`}\n\n${describeTable(measured)}\n`);
        // By itself, so that little time lies between the two starts of a pair.
        if (LADDER_SIZES.includes(size))
          rungs.set(size, await measureInTurn(ladder, rounds, { node, environment, quota }));
      }
      const free = runs.get(undefined) as Measured;
      const parts = await measureParts(folder, free, { rounds, where: { node, environment } });
      io.write(`\n${describeRatios(runs)}\n\n${describeParts(parts)}\n`);
      if (values.against !== undefined) io.write(`\n${describeBuilds(runs)}\n`);
      else if (quotas.length > 0) {
        const ladder = describeLadder(rungs, padding);
        io.write(`\n${ladder}\n`);
        if (values.rounds === undefined) {
          const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
          writeFileSync(join(DOCS, 'cold-start.md'), describeRun(runs, { rounds, version, ladder, parts }));
          writeFileSync(join(DOCS, 'cold-start.svg'), drawChart(runs));
          writeFileSync(join(DOCS, 'warm-page.svg'), drawParts(parts, processorRatio(free, 'e')));
        }
      }
      const over = exceeded(runs);
      io.warn(over.map(({ figure, atMost, value }) => `${figure}: ${value?.toFixed(3)} is more than ${atMost}`));
      return over.length > 0 ? EXIT.findings : EXIT.ok;
    } finally {
      endpoint.stop();
      rmSync(folder, { recursive: true });
    }
  },
});

/**
 * Starts each variant once a round. In turn, so that other load of the machine meets all of them alike. In a new order each
 * time, because a large variant leaves less of the processor's caches to the one after it.
 */
async function measureInTurn(
  variants: Variant[],
  rounds: number,
  where: Parameters<typeof measure>[1],
): Promise<Measured> {
  const measured: Measured = new Map(variants.map((variant) => [variant, []]));
  for (let round = 0; round < rounds; round++) {
    for (const variant of inRandomOrder(variants)) measured.get(variant)?.push(await measure(variant, where));
  }
  return measured;
}

function inRandomOrder<T>(all: T[]): T[] {
  return all
    .map((one) => ({ one, place: Math.random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ one }) => one);
}

/** The Node.js of Lambda's newest runtime; npm has it as a package. */
function findNode(): string {
  if (process.version.startsWith('v24.')) return process.execPath;
  const command = ['exec', '--yes', '--package=node@24', '--', 'node', '--print', 'process.execPath'];
  return execFileSync('npm', command, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}
