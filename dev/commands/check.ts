import { basename } from 'node:path';
import { Option } from 'commander';
import { FUNCTION_ARN_PLACEHOLDER } from '../../lib/flows/flow-content';
import { countsOf, type Level } from '../flow/content/finding';
import { FLOW_TYPES, type FlowType } from '../flow/content/flow-types';
import { FORMATS } from '../flow/lint/formats';
import { type GroupedFinding, grouped } from '../flow/lint/grouped';
import { FUNCTION_OPTION, STACK_OPTIONS, type StackValues, timeLimitsOf } from '../lookup/options';
import { checkFile, filesAt, located } from './check-file';
import { defineCommand, EXIT, formatOption } from './command';
import type { Line, Toned } from './io';
import { refuseInputs, writePage } from './page';

type Values = StackValues & { strict?: true; explain?: true; format: string; page?: string; type?: FlowType };

export const check = defineCommand<Values>({
  name: 'check',
  summary: 'Lints flows, modules, test cases and scenarios: files, or the JSON files of folders.',
  description:
    'error: Connect refuses the content, or the lookup breaks. warning: sources differ, or it may be intended. Exit code 1: there is an error. Exit code 2: a file cannot be read.',
  operands: '<file...>',
  options: [
    new Option('--strict', 'exit code 1 for warnings too'),
    new Option('--explain', 'name the page that each finding rests on'),
    formatOption(...Object.keys(FORMATS)),
    new Option('--page <file>', 'also write an HTML page of flows and findings'),
    new Option('--type <type>', 'the type of the flow, where the content does not name it').choices(FLOW_TYPES),
    FUNCTION_OPTION,
    ...STACK_OPTIONS,
  ],
  async action(io, { values, operands }) {
    const { timeLimit, longestTimeLimit } = timeLimitsOf(values);
    const context = {
      functionArn: values.function ?? FUNCTION_ARN_PLACEHOLDER,
      timeLimits: { default: timeLimit, longest: longestTimeLimit },
      detailsAvailable: values['case-details'] !== undefined,
      flowType: values.type,
    };
    const files = operands.flatMap(filesAt);
    refuseInputs(
      values,
      ['page'],
      files.map(({ file }) => file),
    );
    const checked = [];
    for (const [index, file] of files.entries()) {
      io.progress(`File ${index + 1} of ${files.length}: ${file.file} ...`);
      checked.push(await checkFile(file, context));
    }
    if (values.format !== 'text') {
      const format = FORMATS[values.format as keyof typeof FORMATS];
      io.write(`${format(checked.flatMap(located))}\n`);
    } else {
      for (const { name, findings } of checked) {
        const groups = grouped(findings);
        io.print([...groups.flatMap((finding) => describe(finding, name, values.explain)), summary(groups, name)]);
      }
    }
    if (values.page !== undefined) {
      const [only] = checked;
      const title = checked.length === 1 && only ? basename(only.name) : `${checked.length} files`;
      await writePage(io, values.page, { title, flows: checked, runs: [] });
    }
    if (checked.some(({ unreadable }) => unreadable)) return EXIT.cannot;
    const failing: Level[] = values.strict ? ['error', 'warning'] : ['error'];
    const fails = checked.some(({ findings }) => findings.some(({ level }) => failing.includes(level)));
    return fails ? EXIT.findings : EXIT.ok;
  },
});

const TONES: Record<Level, Toned['tone'] | undefined> = { error: 'bad', warning: 'warning', note: undefined };

function describe({ level, place, problem, source }: GroupedFinding, file: string, explain = false): Line[] {
  const tone = TONES[level];
  const shown = tone === undefined ? level : { tone, text: level };
  return [[`${file}: `, shown, `: ${place} ${problem}`], ...(explain ? [`    see ${source}`] : [])];
}

function summary(findings: GroupedFinding[], file: string): string {
  const counts = countsOf(findings);
  const hasProblem = findings.some(({ level }) => level !== 'note');
  return `${file}: ${[...(hasProblem ? [] : ['no problem found']), counts].filter(Boolean).join(', ')}`;
}
