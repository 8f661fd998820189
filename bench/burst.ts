import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Option } from 'commander';
import { startEmulator } from '../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../dev/cases-api/options';
import { defineCommand, EXIT, wholeNumber } from '../dev/commands/command';
import { instanceOf } from '../dev/lookup/event';
import { type LocalFunction, localFunction } from '../dev/lookup/local-function';
import { type ExecutionEnvironment, startExecutionEnvironment } from '../dev/runtime/execution-environment';
import { MAX_ASYNC_TIME_LIMIT_SECONDS } from '../lambda/contract/time-limits';
import { type Compared, describeBurst, FIRST_SEED, toTable } from './burst/page';
import { figuresOf, sum } from './overload/figures';
import { asking, type Load, patient, together } from './overload/loads';
import { serveOptimally } from './overload/oracle';
import { POLICIES } from './overload/policies';
import { simulate, type Tally } from './overload/simulate';
import { ASSUMED, CONNECT, type Contact, limitOf, QUOTAS, type Quotas } from './overload/world';

/** Each load, and how often it is repeated. */
const LOADS: [load: Load, rounds: number][] = [
  ...[8, 12, 16].map((count): [Load, number] => [together(count, 1, 400), 6]),
  [asking(8, 10, 'search'), 6],
  [patient(40), 2],
];

export const burst = defineCommand<{ rounds?: number }>({
  name: 'bench:burst',
  summary:
    'Invokes the function in many processes at once, with an emulated Cases API and both quotas that AWS publishes.',
  description: 'Writes docs/burst.md. Takes about 5 minutes. With --rounds it prints figures and writes nothing.',
  options: [new Option('--rounds <n>', 'how often each load is repeated').argParser(wholeNumber(1, 100))],
  async action(io, { values }) {
    const fn = localFunction({
      instanceArn: instanceOf(undefined).arn,
      casesDomainId: DEFAULT_DOMAIN_ID,
      caseDetails: 'search',
      longestTimeLimitSeconds: MAX_ASYNC_TIME_LIMIT_SECONDS,
    });
    const compared: Compared[] = [];
    for (const [load, officialRounds] of LOADS) {
      const rounds = values.rounds ?? officialRounds;
      for (const quotas of QUOTAS) {
        compared.push({
          load: load.name,
          quotas: quotas.name,
          rounds,
          by: await compare(fn, load, { rounds, quotas }),
        });
      }
      io.warn([`${load.name}: measured`]);
    }
    io.write(`${toTable(compared)}\n`);
    if (values.rounds === undefined) writeFileSync(join(__dirname, '../docs/burst.md'), describeBurst(compared));
    return EXIT.ok;
  },
});

/** Real processes and the simulation, round by round with the same seeds, beside the same oracle. */
async function compare(
  fn: LocalFunction,
  load: Load,
  { rounds, quotas }: { rounds: number; quotas: Quotas },
): Promise<Compared['by']> {
  const real: Tally[] = [];
  const simulated: Tally[] = [];
  const ideal: Tally[] = [];
  for (let seed = FIRST_SEED; seed < FIRST_SEED + rounds; seed++) {
    const contacts = load.contacts(seed);
    real.push(await invokeTogether(fn, contacts, quotas));
    simulated.push(await simulate(POLICIES.ours, contacts, { seed, quotas }));
    ideal.push(serveOptimally(contacts, seed, quotas));
  }
  const figures = (name: string, tallies: Tally[]): Compared['by'][0] => [
    name,
    figuresOf(name, sum(tallies), sum(ideal)),
    tallies.map((tally, round) => figuresOf(name, sum([tally]), sum([ideal[round] as Tally]))),
  ];
  return [figures('real processes', real), figures('simulation', simulated), figures('oracle', ideal)];
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
  const lateRequests = emulator.requests.length - requestsInTime;
  for (const executionEnvironment of executionEnvironments) executionEnvironment.stop();
  await emulator.stop();
  const inTime = times.filter((time, index) => time <= limitOf(contacts[index] as Contact));
  return {
    contacts: contacts.length,
    times: inTime,
    inEightSeconds: inTime.filter((_, index) => limitOf(contacts[index] as Contact) === CONNECT.blockLimit).length,
    requests: emulator.requests.length,
    lateRequests,
  };
}

function casesOf(contactId: string, { cases }: Contact) {
  return Array.from({ length: cases }, (_, index) => ({
    caseId: `case-${index}-of-${contactId}`,
    templateId: 'template',
    status: index % 2 === 0 ? 'closed' : 'open',
  }));
}
