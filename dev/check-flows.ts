import { FlowContentError, FUNCTION_ARN_PLACEHOLDER, parseFlowFile } from '../lib/flow-content';
import { readCommandLine, run, usage } from './command-line';
import { checkFlow } from './connect/check/check-flow';
import { checkTestCase, isTestCase } from './connect/check/check-test-case';
import type { FlowContext } from './connect/check/context';
import { type GroupedFinding, grouped } from './connect/check/grouped';
import { type Finding, type Level, SOURCES } from './connect/language/finding';
import { FLOW_TYPES, type FlowType } from './connect/language/flow-types';
import { FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions } from './connect/options';
import { print } from './terminal';

const HELP = `Checks flows, modules and test cases, and names every finding with its place.
error: Connect refuses the content, or the lookup breaks. warning: sources differ, or it may be meant. note: good to know.
Exits with code 1 when there is an error.

${usage('check:flows', 'check')} FILE... [options]
  --strict        exit with code 1 for warnings too
  --explain       name below each finding the page that it rests on
  --type TYPE     the type of the flow, where the content does not name it:
                  ${FLOW_TYPES.join(',\n                  ')}
${FLOW_HELP}`;

const LEVELS: Level[] = ['error', 'warning', 'note'];

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: { ...FLOW_ARGUMENTS, type: { type: 'string' }, strict: { type: 'boolean' }, explain: { type: 'boolean' } },
  });
  if (positionals.length === 0) throw new Error('At least one file of flow content is needed; --help shows how');
  const { functionArn = FUNCTION_ARN_PLACEHOLDER, timeLimit, longestTimeLimit, caseDetails } = readFlowOptions(values);
  const context = {
    functionArn,
    timeLimits: { default: timeLimit, longest: longestTimeLimit },
    detailsAvailable: caseDetails !== undefined,
    flowType: readFlowType(values.type),
  };
  const failing = values.strict ? ['error', 'warning'] : ['error'];
  for (const file of positionals) {
    const findings = grouped(check(file, context));
    if (findings.some(({ level }) => failing.includes(level))) process.exitCode = 1;
    print(
      [
        ...findings.toSorted(bySeverity).map((finding) => describe(finding, file, values.explain)),
        summary(findings, file),
      ].join('\n'),
    );
  }
});

/** A file that cannot be read is a finding like any other, so that the next file is checked all the same. */
function check(file: string, context: FlowContext): Finding[] {
  try {
    const { content, unwrapped } = parseFlowFile(file);
    const note: Finding[] =
      unwrapped === undefined
        ? []
        : [{ level: 'note', place: 'this', problem: `is ${unwrapped}`, source: SOURCES.describeFlow }];
    return [
      ...note,
      ...(isTestCase(content) ? checkTestCase(content, context.functionArn) : checkFlow(content, context)),
    ];
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error;
    return [
      { level: 'error', place: 'the file', problem: error.message.replace(`${file} `, ''), source: SOURCES.actions },
    ];
  }
}

function bySeverity(one: Finding, other: Finding): number {
  return LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level);
}

function describe({ level, place, problem, source }: GroupedFinding, file: string, explain = false): string {
  return `${file}: ${level}: ${place} ${problem}${explain ? `\n    see ${source}` : ''}`;
}

function summary(findings: GroupedFinding[], file: string): string {
  const counts = LEVELS.map((level) => [level, findings.filter((finding) => finding.level === level).length] as const);
  const some = counts
    .filter(([, count]) => count > 0)
    .map(([level, count]) => `${count} ${level}${count === 1 ? '' : 's'}`);
  const problems = counts.some(([level, count]) => level !== 'note' && count > 0);
  return `${file}: ${[...(problems ? [] : ['no problem found']), ...some].join(', ')}`;
}

function readFlowType(type: string | undefined): FlowType | undefined {
  if (type === undefined || FLOW_TYPES.includes(type as FlowType)) return type as FlowType | undefined;
  throw new Error(`--type: was "${type}"; it must be one of ${FLOW_TYPES.join(', ')}`);
}
