import { basename, join } from 'node:path';
import { MAX_TIME_LIMIT_SECONDS } from '../../lambda/contract/time-limits';
import { FLOWS_FOLDER, readFlowContent } from '../../lib/flows/flow-content';
import { DEFAULT_DOMAIN_ID } from '../cases-api/options';
import { DEFAULT_QUOTAS } from '../cases-api/quotas';
import { readFlow } from '../flow/content/read-flow';
import type { FlowEvent, NamedFlow } from '../flow/context/context';
import { errorNameIn } from '../flow/context/invocation';
import type { PageRun } from '../flow/draw/model';
import { writePage } from '../flow/draw/page';
import { writePicture } from '../flow/draw/picture';
import { branchesTaken, coverageOf } from '../flow/run/coverage';
import { describeAttributes, describeRun } from '../flow/run/describe-run';
import { readFlowEvent } from '../flow/run/run-flow';
import { readEventFile } from '../lookup/event';
import { type LocalFunctions, localFunctions } from '../lookup/local-function';
import { type LocalInstance, startLocalInstance } from '../lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../lookup/options';
import { readCommandLine, run } from './command-line';
import { print, showProgress } from './terminal';

type Scenario = {
  title: string;
  event: string;
  /** How many cases the contact is linked to. */
  cases: number;
  faults?: string;
  /** What the contact is told, and what the flow learns: the number of cases, or the name of an error. */
  expected: { block: string; learns: string };
};

const SCENARIOS: Scenario[] = [
  { title: 'a call, no case', event: 'voice-nulls', cases: 0, expected: { block: 'Say none', learns: '0' } },
  { title: 'a chat, one case', event: 'chat-constructed', cases: 1, expected: { block: 'Say one', learns: '1' } },
  {
    title: 'a call in a queue, several cases',
    event: 'voice-queued',
    cases: 4,
    expected: { block: 'Say several', learns: '4' },
  },
  {
    title: 'a task, more cases than one page holds',
    event: 'task-constructed',
    cases: 25,
    expected: { block: 'Say several', learns: '25' },
  },
  {
    title: 'an email, while other contacts use up the quota',
    event: 'email-constructed',
    cases: 2,
    faults: 'throttle*3',
    expected: { block: 'Say several', learns: '2' },
  },
  {
    title: 'a transferred call, throttled until its time is over',
    event: 'voice-transferred-constructed',
    cases: 1,
    faults: 'throttle*',
    expected: { block: 'Say unknown', learns: 'CasesThrottledError' },
  },
];

/** The contact that the picture shows. */
const MOST_CASES = SCENARIOS.findIndex(({ cases }) => cases > 10);

const FLOW = join(FLOWS_FOLDER, 'case-lookup.flow.json');

type Showing = Awaited<ReturnType<LocalInstance['run']>>;

const HELP = `Takes six contacts through flows/case-lookup.flow.json and prints the way of each.

npm start -- [options]
  --page FILE     also write a page that shows the flow and each run
  --picture FILE  also write README's picture, as SVG: the run of the contact with the most cases`;

run(async () => {
  const { rate, burst } = DEFAULT_QUOTAS.ListCasesForContact;
  const options = { page: { type: 'string' }, picture: { type: 'string' } } as const;
  const { page, picture } = readCommandLine(HELP, { options }).values;
  print('A flow asks: which cases is this contact linked to?');
  print(
    `Six contacts run through flows/${basename(FLOW)}.\nThe function runs as the stack deploys it, against an emulated Cases API: ${rate} requests a second, burst ${burst}.\n`,
  );
  showProgress('Bundling the function ...');
  const functions = localFunctions({ casesDomainId: DEFAULT_DOMAIN_ID });
  const values = { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: MAX_TIME_LIMIT_SECONDS };
  const flow = { name: basename(FLOW), content: readFlow(readFlowContent(FLOW, values)) };
  const contacts = SCENARIOS.map((scenario) => ({ ...scenario, event: readScenarioEvent(scenario) }));
  const showings = contacts.map((contact) => play(contact, flow, functions));
  let asExpected = 0;
  for (const [index, { title, expected }] of SCENARIOS.entries()) {
    showProgress(`Contact ${index + 1} of ${SCENARIOS.length}: ${title} ...`);
    const showing = (await showings[index]) as Showing;
    const { block, learns } = outcomeOf(showing);
    print([title, describeRun(showing), '', describeAttributes(showing.attributes), ''].join('\n'));
    if (block === expected.block && learns === expected.learns) asExpected++;
    else print(`   NOT AS EXPECTED: "${expected.block}" and ${expected.learns}\n`);
  }
  const runs = await Promise.all(showings);
  const shown = runs.map((one, index) => ({ ...one, title: (SCENARIOS[index] as Scenario).title, failures: [] }));
  if (page !== undefined) writePage(page, { title: flow.name, flows: [{ ...flow, findings: [] }], runs: shown });
  if (picture !== undefined) writePicture(picture, { ...flow, findings: [] }, shown[MOST_CASES] as PageRun);
  const { taken, of } = coverageOf(
    [flow],
    runs.flatMap(({ path }) => branchesTaken(path)),
  );
  print(`These contacts took ${taken} of the ${of} branches of the flow.`);
  print(`${asExpected} of ${SCENARIOS.length} as expected`);
  if (asExpected < SCENARIOS.length) process.exitCode = 1;
});

function readScenarioEvent({ event: name }: Scenario): FlowEvent {
  const file = join(__dirname, '../events', `${name}.json`);
  return readFlowEvent(readEventFile(file), file);
}

async function play(
  { event, cases: count, faults = '' }: Omit<Scenario, 'event'> & { event: FlowEvent },
  flow: NamedFlow,
  functions: LocalFunctions,
): Promise<Showing> {
  const cases = {
    [String(event.Details.ContactData.ContactId)]: Array.from({ length: count }, (_, index) => exampleCase(index)),
  };
  const instance = await startLocalInstance({
    functionOf: functions.of,
    functionArn: EXAMPLE_FUNCTION_ARN,
    emulator: { domainId: DEFAULT_DOMAIN_ID, cases, faults, latencyMs: 40 },
  });
  const showing = await instance.run(flow, event);
  await instance.stop();
  return showing;
}

function exampleCase(index: number) {
  const number = String(index + 1).padStart(2, '0');
  return {
    caseId: `1f6f2a3c-7d1e-4f52-9a70-0c8f5b1d2e${number}`,
    templateId: `a0c7b1f4-52d9-4e0b-8d43-7f1c2e3a4b${index % 2 ? '02' : '01'}`,
  };
}

function outcomeOf({ path, attributes }: Showing): Scenario['expected'] {
  const told = path.find(({ type }) => type === 'MessageParticipant')?.block ?? 'nothing';
  const failure = path.find(({ type, branch }) => type === 'InvokeLambdaFunction' && branch === 'NoMatchingError');
  return { block: told, learns: errorNameIn(failure?.notes ?? []) ?? attributes.caseCount ?? 'nothing' };
}
