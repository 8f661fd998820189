import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type EmulatorValues, emulatorOptionsOf } from '../cases-api/options';
import { contractOf } from '../flow/content/module-contract';
import type { PageRun } from '../flow/draw/model';
import { branchesTaken, coverageOf, describeCoverage, readCoverageFile, writeCoverageFile } from '../flow/run/coverage';
import { describeMissing } from '../flow/run/required-stubs';
import { junitReport } from '../flow/run/scenario/junit';
import { type Prepared, prepare } from '../flow/run/scenario/prepare';
import { scenarioTemplate } from '../flow/run/scenario/template';
import { describeVerdict, exitCodeOf, judge, type Verdict, verdictForJson } from '../flow/run/scenario/verdict';
import { readEventFile } from '../lookup/event';
import { lookupFiles } from '../lookup/files';
import { localFunctions } from '../lookup/local-function';
import { startLocalInstance } from '../lookup/local-instance';
import { lookupFunction, lookupSettings } from '../lookup/lookup-function';
import { EXAMPLE_FUNCTION_ARN, readingOf, type StackValues, timeLimitsOf } from '../lookup/options';
import { EXIT, type ExitCode, UsageError } from './command';
import type { Io, Line, Toned } from './io';
import { writePage } from './page';

/** The values of the command line of `flow`. */
export type FlowRunValues = {
  scenario?: string;
  'scenario-template'?: true;
  'test-cases': string[];
  format: string;
  junit?: string;
  page?: string;
  coverage?: true;
  'coverage-file'?: string;
  logs?: true;
};

type Values = FlowRunValues & StackValues & EmulatorValues;

/** What came of a run, for a command that shows more of it. */
type Ran = { code: ExitCode; prepared: Prepared; runs: PageRun[] };

/** Runs the contacts of events, of a scenario and of test cases through a flow, and prints what became of each. */
export async function runContacts(io: Io, file: string, events: string[], values: Values): Promise<Ran> {
  const { scenario: scenarioFile, 'test-cases': testCases, 'coverage-file': coverageFile, format } = values;
  const { function: functionArn = EXAMPLE_FUNCTION_ARN } = values;
  const reading = readingOf(values);
  const { timeLimit, longestTimeLimit } = timeLimitsOf(values);
  const emulator = emulatorOptionsOf(values);
  const prepared = await prepare({
    files: lookupFiles({ functionArn, flowTimeLimit: timeLimit }),
    file,
    scenarioFile,
    testCases,
    functionArns: [functionArn],
    events: eventsAmong(events, io),
  });
  const { flow, everyFlow, contacts, missing, placeholders } = prepared;
  if (values['scenario-template']) {
    io.write(`${JSON.stringify(scenarioTemplate(flow, missing, placeholders), null, 2)}\n`);
    return { code: EXIT.ok, prepared, runs: [] };
  }
  if (placeholders.length > 0) throw new UsageError(describeMissing(missing, placeholders));
  const taken = coverageFile === undefined ? [] : readCoverageFile(coverageFile);

  // A flow that never invokes the function needs no bundle, and none is made.
  const functionOf = localFunctions({
    casesDomainId: emulator.domainId,
    ...reading,
    flowTimeLimitSeconds: timeLimit,
    longestTimeLimitSeconds: longestTimeLimit,
  }).of;
  const onLog = values.logs ? (line: string) => io.warn([line]) : undefined;
  const verdicts: Verdict[] = [];
  for (const [index, contact] of contacts.entries()) {
    io.progress(`Contact ${index + 1} of ${contacts.length}: ${contact.name} ...`);
    const met = { ...emulator, ...contact.cases };
    const instance = await startLocalInstance({ ...prepared, functionOf, functionArn, emulator: met, onLog });
    const more = { stubs: contact.stubs, observer: contact.test };
    const verdict = await judge(contact, () => instance.run(flow, contact.event, more)).finally(instance.stop);
    if (format === 'text') io.print(describeVerdict(verdict).map(inColour));
    if ('error' in verdict) io.warn(verdict.error.message.split('\n'));
    verdicts.push(verdict);
  }

  taken.push(...verdicts.flatMap((verdict) => ('run' in verdict ? branchesTaken(verdict.run.path) : [])));
  const coverage = values.coverage || coverageFile !== undefined ? coverageOf(everyFlow, taken) : undefined;
  if (coverageFile !== undefined) writeCoverageFile(coverageFile, taken);
  if (format === 'json') {
    io.write(`${JSON.stringify({ contacts: verdicts.map(verdictForJson), coverage }, null, 2)}\n`);
  } else if (coverage !== undefined) io.print(describeCoverage(coverage).split('\n'));
  if (values.junit !== undefined) writeFileSync(values.junit, junitReport(basename(file), verdicts));
  const runs = verdicts.map(pageRunOf);
  if (values.page !== undefined) {
    const { lintReadFlow } = await import('../flow/lint/lint');
    const timeLimits = { default: timeLimit, longest: longestTimeLimit };
    const lookup = lookupFunction({ functionArn, timeLimits, ...lookupSettings(reading) });
    const modules = [...prepared.modules].flatMap(([id, { content }]) => {
      const contract = contractOf(content);
      return contract === undefined ? [] : [{ id, contract }];
    });
    const flows = everyFlow.map((one) => ({
      ...one,
      findings: lintReadFlow(one.content, { functions: [lookup], modules }),
    }));
    await writePage(io, values.page, { title: flow.name, flows, runs });
  }
  return { code: exitCodeOf(verdicts) as ExitCode, prepared, runs };
}

/** The files that hold an event. A folder of examples holds other files too: they are named once. */
function eventsAmong(files: string[], io: Io): string[] {
  if (files.length < 2) return files;
  const others = files.filter((file) => !isEvent(readEventFile(file)));
  if (others.length === files.length) return files;
  if (others.length > 0) io.warn([`Skipped, because it is not an event of a flow: ${others.join(', ')}`]);
  return files.filter((file) => !others.includes(file));
}

function isEvent(content: unknown): boolean {
  return (content as { Details?: { ContactData?: unknown } } | null)?.Details?.ContactData !== undefined;
}

/** What catches the eye in the description of a run. */
const TONES: [RegExp, Toned['tone']][] = [
  [/^NOT AS EXPECTED|\b[A-Z]\w+Error\b/, 'bad'],
  [/^as expected$/, 'good'],
  [/\bthrottled\b/, 'warning'],
];

function inColour(line: string): Line {
  for (const [pattern, tone] of TONES) {
    const found = pattern.exec(line);
    if (found === null) continue;
    const [text] = found;
    return [line.slice(0, found.index), { tone, text }, line.slice(found.index + text.length)];
  }
  return line;
}

function pageRunOf(verdict: Verdict): PageRun {
  const title = verdict.contact.name;
  const { failures } = verdict;
  if ('run' in verdict) return { ...verdict.run, title, failures };
  const { path, message } = verdict.error;
  return { title, path, end: '', attributes: {}, failures, error: message };
}
