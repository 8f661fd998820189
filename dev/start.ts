import { join } from 'node:path';
import { type Emulator, type RequestRecord, startEmulator } from './cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from './cases-api/options';
import { run } from './command-line';
import { instanceOf, readEventFile } from './sandbox/event';
import { type Outcome, startSandbox } from './sandbox/sandbox';
import { type SynthesizedFunction, synthesizeFunction } from './sandbox/synthesize';

type Scenario = {
  title: string;
  event: string;
  /** How many cases the contact is linked to. */
  cases: number;
  faults?: string;
  /** The `caseCount` that the flow gets, or the name of the error. */
  expected: string;
};

const SCENARIOS: Scenario[] = [
  { title: 'a call, no case', event: 'voice-nulls', cases: 0, expected: '0' },
  { title: 'a chat, one case', event: 'chat-constructed', cases: 1, expected: '1' },
  { title: 'a call in a queue, several cases', event: 'voice-queued', cases: 4, expected: '4' },
  { title: 'a task, more cases than one page holds', event: 'task-constructed', cases: 25, expected: '25' },
  {
    title: 'an email, while other contacts use up the quota',
    event: 'email-constructed',
    cases: 2,
    faults: 'throttle*3',
    expected: '2',
  },
  {
    title: 'a transferred call, throttled until its time is over',
    event: 'voice-transferred-constructed',
    cases: 1,
    faults: 'throttle*',
    expected: 'CasesThrottledError',
  },
];

type Showing = { outcome: Outcome; seconds: number; requests: RequestRecord[]; began: number };

run(async () => {
  console.log('A flow asks: which cases is this contact linked to?');
  console.log(
    'The function runs as the stack deploys it, against an emulated Cases API: 2 requests a second, burst 2.\n',
  );
  const functions = synthesizeFunctions();
  const showings = SCENARIOS.map((scenario) => play(scenario, functions));
  let asExpected = 0;
  for (const [index, scenario] of SCENARIOS.entries()) {
    const showing = (await showings[index]) as Showing;
    const got = resultOf(showing.outcome);
    console.log(describe(scenario, showing));
    if (got === scenario.expected) asExpected++;
    else console.log(`   NOT AS EXPECTED: ${scenario.expected}\n`);
  }
  for (const fn of functions.values()) fn.dispose();
  console.log(`${asExpected} of ${SCENARIOS.length} as expected`);
  if (asExpected < SCENARIOS.length) process.exitCode = 1;
});

/** The function of each instance from which an event comes. */
function synthesizeFunctions(): Map<string, SynthesizedFunction> {
  const instances = new Set(SCENARIOS.map(({ event }) => instanceOf(readEvent(event)).arn));
  const synthesize = (instanceArn: string) => synthesizeFunction({ instanceArn, casesDomainId: DEFAULT_DOMAIN_ID });
  return new Map([...instances].map((instanceArn) => [instanceArn, synthesize(instanceArn)]));
}

async function play(
  { event: name, cases: count, faults = '' }: Scenario,
  functions: Map<string, SynthesizedFunction>,
): Promise<Showing> {
  const event = readEvent(name);
  const instance = instanceOf(event);
  const cases = {
    [event.Details.ContactData.ContactId]: Array.from({ length: count }, (_, index) => exampleCase(index)),
  };
  const emulator: Emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases, faults, latency: 40 });
  const started = performance.now();
  const fn = functions.get(instance.arn) as SynthesizedFunction;
  const sandbox = startSandbox(fn, { region: instance.region, endpoint: emulator.url });
  await sandbox.initialised;
  const invoked = performance.now();
  const outcome = await sandbox.invoke(event);
  const seconds = (performance.now() - invoked) / 1000;
  sandbox.stop();
  await emulator.stop();
  return { outcome, seconds, requests: emulator.requests, began: invoked - started };
}

function readEvent(name: string): FlowEvent {
  return readEventFile(join(__dirname, 'events', `${name}.json`)) as FlowEvent;
}

type FlowEvent = { Details: { ContactData: { ContactId: string } } };

function exampleCase(index: number) {
  const number = String(index + 1).padStart(2, '0');
  return {
    caseId: `1f6f2a3c-7d1e-4f52-9a70-0c8f5b1d2e${number}`,
    templateId: `a0c7b1f4-52d9-4e0b-8d43-7f1c2e3a4b${index % 2 ? '02' : '01'}`,
  };
}

function resultOf(outcome: Outcome): string {
  return 'result' in outcome ? (outcome.result as { caseCount: string }).caseCount : outcome.errorType;
}

function describe({ title }: Scenario, { outcome, seconds, requests, began }: Showing): string {
  const timeline = requests.map(({ at, outcome: what, cases }, index) => {
    const wait = index === 0 ? 0 : at - (requests[index - 1]?.at ?? 0);
    const waited = wait > 100 ? `waited ${(wait / 1000).toFixed(2)} s, ` : '';
    const got = cases === undefined ? what.replace('throttle', 'throttled') : `page of ${cases}`;
    return `   ${((at - began) / 1000).toFixed(2).padStart(5)} s  ${waited}${got}`;
  });
  return [title, ...timeline, ...answerLines(outcome, seconds), ''].join('\n');
}

function answerLines(outcome: Outcome, seconds: number): string[] {
  if (!('result' in outcome)) {
    return [`   Error branch after ${seconds.toFixed(2)} s: ${outcome.errorType}`, `     ${outcome.errorMessage}`];
  }
  const attributes = Object.entries(outcome.result as Record<string, string>);
  const shorten = (value: string) => (value.length > 80 ? `${value.slice(0, 77)}...` : value);
  return [
    `   answered after ${seconds.toFixed(2)} s`,
    ...attributes.map(([key, value]) => `     $.External.${key.padEnd(16)} "${shorten(value)}"`),
  ];
}
