import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmulator } from '../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../dev/cases-api/options';
import { defineCommand, EXIT } from '../dev/commands/command';
import { instanceOf } from '../dev/lookup/event';
import { type LocalFunction, localFunction } from '../dev/lookup/local-function';
import { type ExecutionEnvironment, startExecutionEnvironment } from '../dev/runtime/execution-environment';
import { MAX_ASYNC_TIME_LIMIT_SECONDS } from '../lambda/contract/time-limits';
import { type Figures, figuresOf, measure, sum } from './overload/figures';
import { asking, type Load, patient, together } from './overload/loads';
import { serveOptimally } from './overload/oracle';
import { POLICIES } from './overload/policies';
import { type Result, toTable } from './overload/report';
import type { Tally } from './overload/simulate';
import { ASSUMED, CONNECT, type Contact, limitOf, QUOTAS, type Quotas } from './overload/world';

/** Each load, and how often it is repeated. */
const LOADS: [load: Load, rounds: number][] = [
  ...[8, 12, 16].map((count): [Load, number] => [together(count, 1, 400), 6]),
  [asking(8, 10, 'search'), 6],
  [patient(40), 2],
];

export const burst = defineCommand({
  name: 'bench:burst',
  summary:
    'Invokes the function in many processes at once, with an emulated Cases API and both quotas that AWS publishes.',
  description: 'Writes docs/burst.md. Takes about 5 minutes.',
  options: [],
  async action(io) {
    const fn = localFunction({
      instanceArn: instanceOf(undefined).arn,
      casesDomainId: DEFAULT_DOMAIN_ID,
      caseDetails: 'search',
      longestTimeLimitSeconds: MAX_ASYNC_TIME_LIMIT_SECONDS,
    });
    const results: Result[] = [];
    for (const [load, rounds] of LOADS) {
      const byQuota: Figures[][] = [];
      for (const quotas of QUOTAS) byQuota.push(await compare(fn, load, { rounds, quotas }));
      results.push({ load: load.name, runs: rounds, byQuota });
      io.warn([`${load.name}: measured`]);
    }
    const table = toTable(results);
    io.write(`${table}\n`);
    writeFileSync(join(__dirname, '../docs/burst.md'), page(table));
    return EXIT.ok;
  },
});

/** The figures of real processes, and beside them those of the simulation. */
async function compare(fn: LocalFunction, load: Load, setup: { rounds: number; quotas: Quotas }): Promise<Figures[]> {
  const { rounds, quotas } = setup;
  const contacts = load.contacts(0);
  const tallies: Tally[] = [];
  for (let round = 0; round < rounds; round++) tallies.push(await invokeTogether(fn, contacts, quotas));
  const oracle = sum(tallies.map((_, round) => serveOptimally(contacts, round, quotas)));
  const policies = [{ ...POLICIES.ours, name: 'ours, simulated' }];
  const [simulated] = (await measure(load, { policies, quotas })) as [Figures, Figures];
  return [figuresOf('ours, real processes', sum(tallies), oracle), simulated];
}

/** Invokes an execution environment for each contact at once and counts what the emulator saw. */
async function invokeTogether(fn: LocalFunction, contacts: Contact[], quotas: Quotas): Promise<Tally> {
  const contactIds = contacts.map((_, index) => `contact-${index}`);
  const cases = Object.fromEntries(contactIds.map((id, index) => [id, casesOf(id, contacts[index] as Contact)]));
  const emulator = await startEmulator({
    domainId: DEFAULT_DOMAIN_ID,
    cases,
    latencyMs: ASSUMED.latency.median,
    quotas,
  });
  const { region, arn: InstanceARN } = instanceOf(undefined);
  const executionEnvironments: ExecutionEnvironment[] = contactIds.map(() =>
    startExecutionEnvironment(fn, { region, endpoint: emulator.url }),
  );
  // A first invocation has less time, because its cold start counts: one that is refused unasked makes an execution
  // environment warm.
  await Promise.all(executionEnvironments.map((executionEnvironment) => executionEnvironment.invoke({})));

  const started = performance.now();
  const times = await Promise.all(
    executionEnvironments.map(async (executionEnvironment, index) => {
      const contact = contacts[index] as Contact;
      const { source: _, ...asked } = contact.asked ?? { source: undefined };
      const Parameters = { ...asked, timeLimit: limitOf(contact) / 1000 };
      const event = { Details: { ContactData: { ContactId: contactIds[index], InstanceARN }, Parameters } };
      const outcome = await executionEnvironment.invoke(event);
      return 'result' in outcome ? performance.now() - started : Number.POSITIVE_INFINITY;
    }),
  );
  const requestsInTime = emulator.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const unheard = emulator.requests.length - requestsInTime;
  for (const executionEnvironment of executionEnvironments) executionEnvironment.stop();
  await emulator.stop();
  const inTime = times.filter((time, index) => time <= limitOf(contacts[index] as Contact));
  return {
    contacts: contacts.length,
    times: inTime,
    inEightSeconds: inTime.filter((_, index) => limitOf(contacts[index] as Contact) === CONNECT.blockLimit).length,
    requests: emulator.requests.length,
    unheard,
  };
}

function casesOf(contactId: string, { cases }: Contact) {
  return Array.from({ length: cases }, (_, index) => ({
    caseId: `case-${index}-of-${contactId}`,
    templateId: 'template',
    status: index % 2 === 0 ? 'closed' : 'open',
  }));
}

function page(table: string): string {
  return `# The same burst for real

Processes that run the bundle as the stack deploys it, one for each contact, warm and invoked at once, against the
emulator with ${ASSUMED.latency.median} ms of latency, on the real clock. Beside them what the simulation of [overload.md](overload.md)
says of the same load. Each cell shows two figures: with the quotas of Service Quotas, then with those of the
Administrator Guide. Written by

    npm run bench:burst

Rounds for each load: ${LOADS.map(([{ name }, rounds]) => `${name}: ${rounds}`).join('; ')}. Requests unheard are those that came in the half second after the last answer.

${table}
`;
}
