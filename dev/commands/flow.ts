import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseFlowContent } from '../../lib/flows/flow-content';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from '../cases-api/options';
import type { PageRun } from '../flow/draw/model';
import type { FlowContext } from '../flow/lint/context';
import { branchesTaken, coverageOf, describeCoverage, readCoverageFile, writeCoverageFile } from '../flow/run/coverage';
import { describeMissing } from '../flow/run/required-stubs';
import { junitReport } from '../flow/run/scenario/junit';
import { type Prepared, prepare } from '../flow/run/scenario/prepare';
import { scenarioTemplate } from '../flow/run/scenario/template';
import { describeVerdict, exitCodeOf, judge, type Verdict, verdictAsJson } from '../flow/run/scenario/verdict';
import { lookupFiles } from '../lookup/files';
import { localFunctions } from '../lookup/local-function';
import { startLocalInstance } from '../lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN, FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions, readPairs } from '../lookup/options';
import { readCommandLine, run, usage } from './command-line';
import { print, showProgress } from './terminal';

const HELP = `Runs a flow, or a module by itself, for contacts, with the function as the stack deploys it and an emulated Cases API.
Prints on stdout the path through the blocks and the contact's attributes at the end.

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
  const { functionArn = EXAMPLE_FUNCTION_ARN, timeLimit, longestTimeLimit, caseDetails } = readFlowOptions(values);
  const emulator = readEmulatorOptions(values);
  const prepared = await prepare({
    files: lookupFiles({ functionArn, flowTimeLimit: timeLimit }),
    ...{ file, scenarioFile, events, testCases, functionArns: [functionArn] },
    modules: readPairs('--module', values.module, String),
    stubs: {
      functions: Object.fromEntries(
        readPairs('--answer', values.answer, (path) => ({ value: parseFlowContent(path) })),
      ),
      blocks: Object.fromEntries((values.fail ?? []).map((block) => [block, { error: 'NoMatchingError' }])),
    },
  });
  const { flow, everyFlow, contacts, missing, placeholders } = prepared;
  if (values['scenario-template']) {
    console.log(JSON.stringify(scenarioTemplate(flow, missing, placeholders), null, 2));
    return;
  }
  if (placeholders.length > 0) throw new Error(describeMissing(missing, placeholders));
  const taken = coverageFile === undefined ? [] : readCoverageFile(coverageFile);

  // A flow that never invokes the function needs no bundle, and none is made.
  const props = {
    casesDomainId: emulator.domainId,
    caseDetails,
    flowTimeLimitSeconds: timeLimit,
    longestTimeLimitSeconds: longestTimeLimit,
  };
  const functionOf = localFunctions(props).of;
  const onLog = values.logs ? (line: string) => console.error(line) : undefined;
  const verdicts: Verdict[] = [];
  for (const contact of contacts) {
    showProgress(`Running ${contact.name} ...`);
    const met = { ...emulator, ...contact.cases };
    const instance = await startLocalInstance({ ...prepared, functionOf, functionArn, emulator: met, onLog });
    const more = { stubs: contact.stubs, observer: contact.test };
    const verdict = await judge(contact, () => instance.run(flow, contact.event, more)).finally(instance.stop);
    showProgress('');
    if (values.json) console.log(verdictAsJson(verdict));
    else print(describeVerdict(verdict));
    if ('error' in verdict) console.error(verdict.error.message);
    verdicts.push(verdict);
  }
  process.exitCode = exitCodeOf(verdicts);

  if (values.junit !== undefined) writeFileSync(values.junit, junitReport(basename(file), verdicts));
  if (values.page !== undefined) {
    const timeLimits = { default: timeLimit, longest: longestTimeLimit };
    const context = { functionArn, timeLimits, detailsAvailable: caseDetails !== undefined };
    await writePageOf(values.page, prepared, context, verdicts);
  }
  taken.push(...verdicts.flatMap((verdict) => ('run' in verdict ? branchesTaken(verdict.run.path) : [])));
  if (coverageFile !== undefined) writeCoverageFile(coverageFile, taken);
  if (!values.coverage && coverageFile === undefined) return;
  const coverage = coverageOf(everyFlow, taken);
  console.log(values.json ? JSON.stringify({ coverage }) : describeCoverage(coverage));
});

/** Draws the runs and the checker's findings. What draws and checks is loaded only where it is wanted. */
async function writePageOf(
  path: string,
  { flow, everyFlow }: Prepared,
  context: FlowContext,
  verdicts: Verdict[],
): Promise<void> {
  const [{ writePage }, { checkReadFlow }] = await Promise.all([
    import('../flow/draw/page'),
    import('../flow/lint/check-flow'),
  ]);
  const flows = everyFlow.map((one) => ({ ...one, findings: checkReadFlow(one.content, context) }));
  writePage(path, { title: flow.name, flows, runs: verdicts.map(pageRunOf) });
}

function pageRunOf(verdict: Verdict): PageRun {
  const title = verdict.contact.name;
  const { failures } = verdict;
  if ('run' in verdict) return { ...verdict.run, title, failures };
  const { path, message } = verdict.error;
  return { title, path, end: '', attributes: {}, failures, error: message };
}
