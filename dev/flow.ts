import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseFlowContent } from '../lib/flow-content';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from './cases-api/options';
import { readCommandLine, run, usage } from './command-line';
import { EXAMPLE_FUNCTION_ARN, FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions, readPairs } from './connect/options';
import {
  branchesTaken,
  coverageOf,
  describeCoverage,
  readCoverageFile,
  writeCoverageFile,
} from './connect/run/coverage';
import { createFlowReader } from './connect/run/flow-files';
import { startLocalInstance } from './connect/run/local-instance';
import { describeMissing } from './connect/run/missing';
import { unmetNeeds } from './connect/run/needs';
import { createReplies } from './connect/run/replies';
import {
  type Contact,
  contactsOfEvents,
  contactsOfScenario,
  contactsOfTestCases,
} from './connect/run/scenario/contacts';
import { junitReport } from './connect/run/scenario/junit';
import { readScenario, type Scenario, splitScenario } from './connect/run/scenario/scenario';
import { scenarioTemplate } from './connect/run/scenario/template';
import { describeVerdict, exitCodeOf, judge, type Verdict, verdictAsJson } from './connect/run/scenario/verdict';
import type { NamedFlow } from './connect/run/world';
import type { PageRun } from './page/model';
import { localFunctions } from './sandbox/local-function';
import { print } from './terminal';

const HELP = `Runs a flow, or a module by itself, for contacts, with the function as the stack deploys it and an emulated Cases API.
Prints on stdout the way through the blocks and the contact's attributes at the end.

${usage('flow')} FLOW.json EVENT.json... [options]
${usage('flow')} FLOW.json --scenario FILE [options]
${usage('flow')} FLOW.json --test-cases PATH [options]
${usage('flow')} FLOW.json --scenario-template > FILE
  --scenario FILE   what the flow meets, the contacts that run through it, and what must come out: docs/scenarios.md
  --scenario-template   print a scenario that answers all that the flow asks; with --scenario, what that one lacks
  --test-cases PATH     run Connect's native test cases: a file, or a folder of them (as often as needed)
  --junit FILE    also write what became of each contact as JUnit XML
  --json          print one line of JSON for each contact instead; with "error" where the flow cannot be run
  --module ID=FILE     the module that the flow invokes by this id or ARN (as often as needed)
  --answer ARN=FILE    what another function answers: a file of JSON (as often as needed)
  --fail BLOCK    let this block take its Error branch (as often as needed)
  --coverage      say at the end which branches were not taken
  --coverage-file FILE   the same, together with the runs whose branches are in this file already; adds these to it
  --page FILE     also write a page that shows the flow and each run
  --logs          print what the function logs on stderr
${FLOW_HELP}
${EMULATOR_HELP}

Exit code 1: something is not as expected. Exit code 2: a flow cannot be run.`;

const OPTIONS = {
  ...EMULATOR_ARGUMENTS,
  ...FLOW_ARGUMENTS,
  scenario: { type: 'string' },
  'scenario-template': { type: 'boolean' },
  'test-cases': { type: 'string', multiple: true },
  junit: { type: 'string' },
  json: { type: 'boolean' },
  module: { type: 'string', multiple: true },
  answer: { type: 'string', multiple: true },
  fail: { type: 'string', multiple: true },
  coverage: { type: 'boolean' },
  'coverage-file': { type: 'string' },
  page: { type: 'string' },
  logs: { type: 'boolean' },
} as const;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, { allowPositionals: true, options: OPTIONS });
  const [file, ...events] = positionals;
  const { scenario: scenarioFile, 'test-cases': testCases = [], 'coverage-file': coverageFile } = values;
  const isComplete = events.length > 0 || testCases.length > 0 || scenarioFile || values['scenario-template'];
  if (file === undefined || !isComplete) {
    throw new Error('A file of flow content and at least one event file or a scenario are needed. --help shows how');
  }
  const { functionArn = EXAMPLE_FUNCTION_ARN, timeLimit, caseDetails } = readFlowOptions(values);
  const emulator = readEmulatorOptions(values);
  const scenario = scenarioFile === undefined ? {} : await readScenario(scenarioFile);
  const reader = createFlowReader({ functionArn, flowTimeLimit: timeLimit }, scenario.placeholders);
  const { replies, moduleFiles, flowFiles } = splitScenario(scenario);
  const flow = reader.read(file);
  const modules = readEach(new Map([...moduleFiles, ...readPairs('--module', values.module, String)]));
  const flows = readEach(flowFiles);
  const answers = readPairs('--answer', values.answer, (path) => ({ value: parseFlowContent(path) }));
  replies.functions = { ...replies.functions, ...Object.fromEntries(answers) };
  const everyFlow = [flow, ...modules.values(), ...flows.values()];
  const fail = new Set(values.fail);
  refuseUnknownBlocks(fail, everyFlow);

  const known = createReplies(replies);
  const hasFunction = (names: string[]) => names.includes(functionArn) || known.knows('functions', names);
  const needs = unmetNeeds(flow, { modules, flows, replies: known, hasFunction });
  if (values['scenario-template']) {
    console.log(JSON.stringify(scenarioTemplate(flow, needs, reader.missing), null, 2));
    return;
  }
  if (reader.missing.length > 0) throw new Error(describeMissing(needs, reader.missing));

  const contacts = contactsOf(scenario);
  const taken = coverageFile === undefined ? [] : readCoverageFile(coverageFile);
  const onLog = values.logs ? (line: string) => console.error(line) : undefined;
  const props = { casesDomainId: emulator.domainId, caseDetails, flowTimeLimitSeconds: timeLimit };
  // A flow that never invokes the function needs no bundle, and none is made.
  const functionOf = localFunctions(props).of;
  const verdicts: Verdict[] = [];
  for (const contact of contacts) {
    const met = { ...emulator, ...contact.cases };
    const instance = await startLocalInstance({
      functionOf,
      functionArn,
      emulator: met,
      modules,
      flows,
      replies,
      onLog,
    });
    const more = { fail, replies: contact.replies, observer: contact.test };
    const verdict = await judge(contact, () => instance.run(flow, contact.event, more)).finally(instance.stop);
    if (values.json) console.log(verdictAsJson(verdict));
    else print(describeVerdict(verdict));
    if ('error' in verdict) console.error(verdict.error.message);
    verdicts.push(verdict);
  }
  process.exitCode = exitCodeOf(verdicts);
  if (values.junit !== undefined) writeFileSync(values.junit, junitReport(basename(file), verdicts));
  if (values.page !== undefined) await writePageOf(values.page);

  taken.push(...verdicts.flatMap((verdict) => ('run' in verdict ? branchesTaken(verdict.run.way) : [])));
  if (coverageFile !== undefined) writeCoverageFile(coverageFile, taken);
  if (!values.coverage && coverageFile === undefined) return;
  const coverage = coverageOf(everyFlow, taken);
  console.log(values.json ? JSON.stringify({ coverage }) : describeCoverage(coverage));

  function readEach(files: Map<string, string>): Map<string, NamedFlow> {
    return new Map([...files].map(([id, path]) => [id, reader.read(path)]));
  }

  /** A scenario for test cases or events needs no contacts of its own. */
  function contactsOf(given: Scenario): Contact[] {
    const others = [...contactsOfTestCases(testCases, flow, reader), ...contactsOfEvents(events)];
    const isForOthers = given.contacts === undefined && others.length > 0;
    return scenarioFile === undefined || isForOthers ? others : [...contactsOfScenario(given), ...others];
  }

  async function writePageOf(path: string): Promise<void> {
    const { writePage } = await import('./page/page');
    writePage(path, {
      title: flow.name,
      flows: everyFlow.map((one) => ({ ...one, findings: [] })),
      runs: verdicts.map(pageRunOf),
    });
  }
});

function pageRunOf(verdict: Verdict): PageRun {
  const title = verdict.contact.name;
  const { failures } = verdict;
  if ('run' in verdict) return { ...verdict.run, title, failures };
  const { way, message } = verdict.error;
  return { title, way, end: '', attributes: {}, requests: [], failures, error: message };
}

function refuseUnknownBlocks(fail: Set<string>, flows: NamedFlow[]): void {
  const blocks = flows.flatMap(({ content }) => content.Actions.map(({ Identifier }) => Identifier));
  const unknown = [...fail].filter((block) => !blocks.includes(block));
  if (unknown.length > 0) {
    throw new Error(`--fail: there is no block "${unknown.join('", "')}"; there are "${blocks.join('", "')}"`);
  }
}
