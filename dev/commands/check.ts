import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { FlowContentError, FUNCTION_ARN_PLACEHOLDER, parseFlowFile } from '../../lib/flows/flow-content';
import type { FlowContent } from '../flow/content/content';
import { countsOf, type Finding, SOURCES } from '../flow/content/finding';
import { FLOW_TYPES, type FlowType } from '../flow/content/flow-types';
import { FlowFormError, readFlow } from '../flow/content/read-flow';
import { checkFlow } from '../flow/lint/check-flow';
import { checkTestCase, isTestCase } from '../flow/lint/check-test-case';
import type { FlowContext } from '../flow/lint/context';
import { type FileFinding, FORMATS, lineOf } from '../flow/lint/formats';
import { type GroupedFinding, grouped } from '../flow/lint/grouped';
import { FLOW_ARGUMENTS, FLOW_HELP, readFlowOptions } from '../lookup/options';
import { readCommandLine, run, usage } from './command-line';
import { print } from './terminal';

const HELP = `Checks flows, modules and test cases, and names every finding with its place.
error: Connect refuses the content, or the lookup breaks. warning: sources differ, or it may be intended. note: good to know.
Exits with code 1 when there is an error.

${usage('check:flows', 'check')} FILE... [options]
  --strict        exit with code 1 for warnings too
  --explain       name below each finding the page that it rests on
  --format FORMAT print the findings for a program: github (annotations of GitHub Actions), sarif or json
  --page FILE     also write a page that shows each flow with its findings
  --type TYPE     the type of the flow, where the content does not name it:
                  ${FLOW_TYPES.join(',\n                  ')}
${FLOW_HELP}`;

const OPTIONS = {
  ...FLOW_ARGUMENTS,
  type: { type: 'string' },
  strict: { type: 'boolean' },
  explain: { type: 'boolean' },
  format: { type: 'string' },
  page: { type: 'string' },
} as const;

run(async () => {
  const { values, positionals } = readCommandLine(HELP, {
    allowPositionals: true,
    options: OPTIONS,
  });
  if (positionals.length === 0) throw new Error('At least one file of flow content is needed; --help shows how');
  const { functionArn = FUNCTION_ARN_PLACEHOLDER, timeLimit, longestTimeLimit, caseDetails } = readFlowOptions(values);
  const context = {
    functionArn,
    timeLimits: { default: timeLimit, longest: longestTimeLimit },
    detailsAvailable: caseDetails !== undefined,
    flowType: readFlowType(values.type),
  };
  const format = readFormat(values.format);
  const failing = values.strict ? ['error', 'warning'] : ['error'];
  const checked = positionals.map((file) => ({ name: file, ...check(file, context) }));
  if (checked.some(({ findings }) => findings.some(({ level }) => failing.includes(level)))) process.exitCode = 1;
  if (format !== undefined) print(format(checked.flatMap(locate)));
  else
    for (const { name, findings } of checked) {
      const groups = grouped(findings);
      print([...groups.map((finding) => describe(finding, name, values.explain)), summary(groups, name)].join('\n'));
    }
  if (values.page === undefined) return;
  const { writePage } = await import('../flow/draw/page');
  const title = checked.length === 1 ? basename(positionals[0] as string) : `${checked.length} files`;
  writePage(values.page, { title, flows: checked, runs: [] });
});

/** A file that cannot be read is a finding like any other, so that the next file is checked all the same. */
function check(file: string, context: FlowContext): { findings: Finding[]; content?: FlowContent } {
  try {
    const { content, unwrapped } = parseFlowFile(file);
    if (isTestCase(content)) return { findings: checkTestCase(content, context.functionArn) };
    const note: Finding[] =
      unwrapped === undefined
        ? []
        : [{ level: 'note', place: 'this', problem: `is ${unwrapped}`, source: SOURCES.describeFlow }];
    return { findings: [...note, ...checkFlow(content, context)], content: drawable(content) };
  } catch (error) {
    if (!(error instanceof FlowContentError)) throw error;
    const problem = error.message.replace(`${file} `, '');
    return { findings: [{ level: 'error', place: 'the file', problem, source: SOURCES.actions }] };
  }
}

/** The flow, if content has the form of one. */
function drawable(content: unknown): FlowContent | undefined {
  try {
    return readFlow(content);
  } catch (error) {
    if (error instanceof FlowFormError) return undefined;
    throw error;
  }
}

/** The findings of a file with the lines where they are. */
function locate({ name: file, findings }: { name: string; findings: Finding[] }): FileFinding[] {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return findings.map((finding) => ({ file, line: lineOf(text, finding.block), ...finding }));
}

function describe({ level, place, problem, source }: GroupedFinding, file: string, explain = false): string {
  return `${file}: ${level}: ${place} ${problem}${explain ? `\n    see ${source}` : ''}`;
}

function summary(findings: GroupedFinding[], file: string): string {
  const counts = countsOf(findings);
  const hasProblem = findings.some(({ level }) => level !== 'note');
  return `${file}: ${[...(hasProblem ? [] : ['no problem found']), counts].filter(Boolean).join(', ')}`;
}

function readFormat(format: string | undefined) {
  if (format === undefined) return undefined;
  if (Object.hasOwn(FORMATS, format)) return FORMATS[format as keyof typeof FORMATS];
  throw new Error(`--format: was "${format}"; it must be one of ${Object.keys(FORMATS).join(', ')}`);
}

function readFlowType(type: string | undefined): FlowType | undefined {
  if (type === undefined || FLOW_TYPES.includes(type as FlowType)) return type as FlowType | undefined;
  throw new Error(`--type: was "${type}"; it must be one of ${FLOW_TYPES.join(', ')}`);
}
