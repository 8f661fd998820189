import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../dev/cases-api/options';
import { readCommandLine, run } from '../dev/command-line';
import { instanceOf } from '../dev/sandbox/event';
import { type LocalFunction, localFunction } from '../dev/sandbox/local-function';
import { type Sandbox, startSandbox } from '../dev/sandbox/sandbox';
import { type Figures, figuresOf, measure, sum } from './overload/figures';
import { together } from './overload/loads';
import { serveOptimally } from './overload/oracle';
import { POLICIES } from './overload/policies';
import { toTable } from './overload/report';
import type { Tally } from './overload/simulate';
import { ASSUMED, CONNECT } from './overload/world';

const COUNTS = [8, 12, 16];
const ROUNDS = 6;

const HELP = `Invokes the function in many processes at once against the emulator at the default quota. Writes docs/burst.md.
Takes about 3 minutes.

npm run bench:burst`;

run(async () => {
  readCommandLine(HELP, { options: {} });
  const fn = localFunction({ instanceArn: instanceOf(undefined).arn, casesDomainId: DEFAULT_DOMAIN_ID });
  const results = [];
  for (const count of COUNTS) {
    const load = together(count, 1, 400);
    const tallies: Tally[] = [];
    for (let round = 0; round < ROUNDS; round++) tallies.push(await burst(fn, count));
    const oracle = sum(tallies.map((_, round) => serveOptimally(load.contacts(0), round)));
    const real = figuresOf('ours, real processes', sum(tallies), oracle);
    const [simulated] = (await measure(load, [{ ...POLICIES.ours, name: 'ours, simulated' }])) as [Figures, Figures];
    results.push({ load: load.name, runs: ROUNDS, figures: [real, simulated] });
    console.error(`${load.name}: measured`);
  }
  fn.dispose();
  const table = toTable(results);
  console.log(table);
  writeFileSync(join(__dirname, '../docs/burst.md'), page(table));
});

/** Invokes so many sandboxes at once, each for a contact of its own, and counts what the emulator saw. */
async function burst(fn: LocalFunction, count: number): Promise<Tally> {
  const contactIds = Array.from({ length: count }, (_, index) => `contact-${index}`);
  const cases = Object.fromEntries(contactIds.map((id) => [id, [{ caseId: `case of ${id}`, templateId: 'template' }]]));
  const emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases, latency: ASSUMED.latency.median });
  const { region, arn: InstanceARN } = instanceOf(undefined);
  const sandboxes: Sandbox[] = contactIds.map(() => startSandbox(fn, { region, endpoint: emulator.url }));
  // A first invocation has less time, because its cold start counts: one that is refused unasked makes a sandbox warm.
  await Promise.all(sandboxes.map((sandbox) => sandbox.invoke({})));

  const started = performance.now();
  const times = await Promise.all(
    sandboxes.map(async (sandbox, index) => {
      const event = { Details: { ContactData: { ContactId: contactIds[index], InstanceARN } } };
      const outcome = await sandbox.invoke(event);
      return 'result' in outcome ? performance.now() - started : Number.POSITIVE_INFINITY;
    }),
  );
  const requestsInTime = emulator.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const unheard = emulator.requests.length - requestsInTime;
  for (const sandbox of sandboxes) sandbox.stop();
  await emulator.stop();
  return {
    contacts: count,
    times: times.filter((time) => time <= CONNECT.blockLimit),
    requests: emulator.requests.length,
    unheard,
  };
}

function page(table: string): string {
  return `# The same burst for real

Processes that run the bundle that the stack deploys, one for each contact, warm and invoked at once, against the
emulator at the default quota with ${ASSUMED.latency.median} ms of latency, on the real clock; beside it what the
simulation of [overload.md](overload.md) says of the same load. Written by

    npm run bench:burst

${ROUNDS} rounds for each load; requests unheard are those that came in the half second after the last answer.

${table}
`;
}
