import { basename } from 'node:path';
import { parseFlowContent, readFlowContent } from '../lib/flow-content';
import { EMULATOR_ARGUMENTS, EMULATOR_HELP, readEmulatorOptions } from './cases-api/options';
import { readCommandLine, run } from './command-line';
import { readFlow } from './connect/language/content';
import { EXAMPLE_FUNCTION_ARN, FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions, readPairs } from './connect/options';
import {
  branchesTaken,
  coverageOf,
  describeCoverage,
  readCoverageFile,
  writeCoverageFile,
} from './connect/run/coverage';
import { describeAttributes, describeRun, describeWay } from './connect/run/describe-run';
import { FlowRunError } from './connect/run/errors';
import { startLocalInstance } from './connect/run/local-instance';
import { readFlowEvent } from './connect/run/run-flow';
import type { NamedFlow } from './connect/run/world';
import type { PageRun } from './page/model';
import { writePage } from './page/page';
import { readEventFile } from './sandbox/event';
import { localFunctions } from './sandbox/local-function';

const HELP = `Runs a flow, or a module by itself, for the contact of each event, with the function as the stack deploys it and an
emulated Cases API. Prints on stdout the way through the blocks and the contact's attributes at the end.

npm run -s flow -- FLOW.json EVENT.json... [options]
  --json          print one line of JSON for each event instead; with "error" where the flow cannot be run
  --module ID=FILE     the module that the flow invokes by this id or ARN (as often as needed)
  --answer ARN=FILE    what another function answers: a file of JSON (as often as needed)
  --fail BLOCK    let this block take its Error branch (as often as needed)
  --coverage      say at the end which branches were not taken
  --coverage-file FILE   the same, together with the runs whose branches are in this file already; adds these to it
  --page FILE     also write a page that shows the flow with the way of each contact
  --logs          print what the function logs on stderr
${FLOW_HELP}
${EMULATOR_HELP}`;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: {
      ...EMULATOR_ARGUMENTS,
      ...FLOW_ARGUMENTS,
      json: { type: 'boolean' },
      module: { type: 'string', multiple: true },
      answer: { type: 'string', multiple: true },
      fail: { type: 'string', multiple: true },
      coverage: { type: 'boolean' },
      'coverage-file': { type: 'string' },
      page: { type: 'string' },
      logs: { type: 'boolean' },
    },
  });
  const [file, ...eventFiles] = positionals;
  if (file === undefined || eventFiles.length === 0) {
    throw new Error('A file of flow content and at least one event file are needed; --help says more');
  }
  const { functionArn = EXAMPLE_FUNCTION_ARN, timeLimit, openCasesOnly } = readFlowOptions(values);
  const emulator = readEmulatorOptions(values);
  const read = (path: string): NamedFlow => ({
    name: basename(path),
    content: readFlow(readFlowContent(path, { functionArn, flowTimeLimit: timeLimit }), path),
  });
  const flow = read(file);
  const modules = readPairs('--module', values.module, read);
  const flows = [flow, ...modules.values()];
  const fail = new Set(values.fail);
  refuseUnknownBlocks(fail, flows);
  const events = eventFiles.map((path) => ({ path, event: readFlowEvent(readEventFile(path), path) }));
  const coverageFile = values['coverage-file'];
  const taken = coverageFile === undefined ? [] : readCoverageFile(coverageFile);

  const functions = localFunctions({
    casesDomainId: emulator.domainId,
    openCasesOnly,
    flowTimeLimitSeconds: timeLimit,
  });
  const answers = readPairs('--answer', values.answer, parseFlowContent);
  const onLog = values.logs ? (line: string) => console.error(line) : undefined;
  const instance = await startLocalInstance({ functions, functionArn, emulator, modules, answers, onLog });
  const runs: PageRun[] = [];
  try {
    for (const { path, event } of events) {
      const { requests, ...result } = await instance.run(flow, event, fail).catch((error) => {
        if (error instanceof FlowRunError) {
          runs.push({ title: path, way: error.way, end: '', attributes: {}, requests: [], error: error.message });
          if (values.json) console.log(JSON.stringify({ event: path, way: error.way, error: error.message }));
          else if (error.way.length > 1) console.log(describeWay(error.way, []));
        }
        throw error;
      });
      runs.push({ ...result, requests, title: path });
      taken.push(...branchesTaken(result.way));
      if (values.json) console.log(JSON.stringify({ event: path, ...result }));
      else
        console.log(
          [
            path,
            describeRun({ ...result, requests }),
            '',
            'attributes',
            describeAttributes(result.attributes),
            '',
          ].join('\n'),
        );
    }
    if (coverageFile !== undefined) writeCoverageFile(coverageFile, taken);
    if (!values.coverage && coverageFile === undefined) return;
    const coverage = coverageOf(flows, taken);
    console.log(values.json ? JSON.stringify({ coverage }) : describeCoverage(coverage));
  } finally {
    if (values.page !== undefined) {
      writePage(values.page, { title: flow.name, flows: flows.map((one) => ({ ...one, findings: [] })), runs });
    }
    await instance.stop();
    functions.dispose();
  }
});

function refuseUnknownBlocks(fail: Set<string>, flows: NamedFlow[]): void {
  const blocks = flows.flatMap(({ content }) => content.Actions.map(({ Identifier }) => Identifier));
  const unknown = [...fail].filter((block) => !blocks.includes(block));
  if (unknown.length > 0) {
    throw new Error(`--fail: there is no block "${unknown.join('", "')}"; there are "${blocks.join('", "')}"`);
  }
}
