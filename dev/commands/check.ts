import { basename } from 'node:path';
import { Option } from 'commander';
import { FUNCTION_ARN_PLACEHOLDER } from '../../lib/flows/flow-content';
import { readTextFile } from '../../lib/flows/text-file';
import { countsOf, LEVELS, type Level } from '../flow/content/finding';
import { FLOW_TYPES, type FlowType } from '../flow/content/flow-types';
import {
  DEFAULT_CONFIG,
  fails,
  flowTypeFor,
  type LintConfig,
  readLintConfig,
  unknownRuleProblem,
} from '../flow/lint/config';
import { listRules } from '../flow/lint/describe-rules';
import { FORMATS } from '../flow/lint/formats';
import { grouped } from '../flow/lint/grouped';
import type { FileFinding } from '../flow/lint/lines';
import { lookupFunction, lookupSettings } from '../lookup/lookup-function';
import { lookupModule } from '../lookup/lookup-module';
import { FUNCTION_OPTION, readingOf, STACK_OPTIONS, type StackValues, timeLimitsOf } from '../lookup/options';
import { checkFile, filesAt, located } from './check-file';
import { defineCommand, EXIT, formatOption, several, UsageError } from './command';
import type { Line, Toned } from './io';
import { HTML_PAGE, OutputOption } from './output-option';
import { writePage } from './page';

type Values = StackValues & {
  'error-on'?: Level;
  ignore?: string[];
  config?: string;
  'list-rules'?: true;
  explain?: true;
  format: string;
  page?: string;
  type?: FlowType;
  module?: string;
};

export const check = defineCommand<Values>({
  name: 'check',
  summary:
    'Lints flows, modules, templates that hold them, test cases and scenarios: files, or the JSON files of folders.',
  description:
    'error: Connect refuses the content, or the lookup breaks. warning: sources differ, or it may be intended. Exit code 1: there is an error. Exit code 2: a file cannot be read.',
  operands: '[file...]',
  options: [
    new Option('--error-on <level>', 'the level from which on findings make the exit code 1 (default: error)').choices(
      LEVELS,
    ),
    new Option('--ignore <rule>', 'leave out a rule, by its id; as often as needed').argParser(several),
    new Option(
      '--config <file>',
      'ignored rules, errorOn, and flowTypes: patterns of files with the type of their flows',
    ),
    new Option('--list-rules', 'print all rules and end'),
    new Option('--explain', 'name the page that each finding rests on'),
    formatOption(...Object.keys(FORMATS)),
    new OutputOption('--page <file>', 'also write an HTML page of flows and findings', HTML_PAGE),
    new Option('--type <type>', 'the type of a flow, where neither its content nor --config names it').choices(
      FLOW_TYPES,
    ),
    FUNCTION_OPTION,
    new Option('--module <id>', 'the id or ARN of its module, if the content holds it').helpGroup('The stack:'),
    ...STACK_OPTIONS,
  ],
  async action(io, { values, operands }) {
    if (values['list-rules']) {
      io.print(listRules().split('\n'));
      return EXIT.ok;
    }
    if (operands.length === 0) throw new UsageError('at least one file or folder is needed');
    const config = configOf(values);
    const { timeLimit, longestTimeLimit } = timeLimitsOf(values);
    const lookup = lookupFunction({
      functionArn: values.function ?? FUNCTION_ARN_PLACEHOLDER,
      timeLimits: { default: timeLimit, longest: longestTimeLimit },
      ...lookupSettings(readingOf(values)),
    });
    const optionsFor = (file: string) => ({
      functions: [lookup],
      modules: [lookupModule(values.module)],
      assumedFlowType: flowTypeFor(file, config) ?? values.type,
      ignore: config.ignore,
    });
    const files = operands.flatMap((operand) => {
      const found = filesAt(operand);
      if (found.length > 0) return found;
      throw new UsageError(`${operand} holds no .json file, so nothing was checked; name a file, or another folder`);
    });
    const checked = [];
    for (const [index, file] of files.entries()) {
      io.progress(`File ${index + 1} of ${files.length}: ${file.file} ...`);
      checked.push(await checkFile(file, optionsFor(file.file)));
    }
    if (values.format !== 'text') {
      const format = FORMATS[values.format as keyof typeof FORMATS];
      io.write(`${format(checked.flatMap(located))}\n`);
    } else {
      for (const one of checked) {
        const findings = located(one);
        io.print([...describe(findings, values.explain), summary(findings, one.name)]);
      }
    }
    if (values.page !== undefined) {
      const [only] = checked;
      const title = checked.length === 1 && only ? basename(only.name) : `${checked.length} files`;
      await writePage(io, values.page, { title, flows: checked, runs: [] });
    }
    if (checked.some(({ unreadable }) => unreadable)) return EXIT.cannot;
    const hasFailed = checked.some(({ findings }) => findings.some(({ level }) => fails(level, config)));
    return hasFailed ? EXIT.findings : EXIT.ok;
  },
});

const TONES: Record<Level, Toned['tone'] | undefined> = { error: 'bad', warning: 'warning', note: undefined };

/** Places of equal findings that are named before the rest is counted. */
const MAX_PLACES = 3;

/** The findings of a file, the worst first; equal ones share one line, which says where else they are. */
function describe(findings: FileFinding[], explain = false): Line[] {
  return grouped(findings).flatMap(([{ file, line, level, rule, place, problem, source }, ...others]) => {
    const tone = TONES[level];
    const shown = tone === undefined ? level : { tone, text: level };
    const lines = others.slice(0, MAX_PLACES).map((other) => other.line);
    const more = others.length > MAX_PLACES ? ` and ${others.length - MAX_PLACES} more` : '';
    const also = lines.length === 0 ? '' : ` (also at line ${lines.join(', ')}${more})`;
    return [
      [`${file}:${line}: `, shown, ` ${rule}: ${place} ${problem}${also}`],
      ...(explain ? [`    see ${source}`] : []),
    ];
  });
}

/** The configuration in a file, with what the options add to it. @throws UsageError */
function configOf({ config: file, ignore = [], 'error-on': errorOn }: Values): LintConfig {
  const problems = ignore.flatMap((id) => unknownRuleProblem(id) ?? []);
  if (problems.length > 0) throw new UsageError(`--ignore: ${problems.join('; ')}`);
  const base = file === undefined ? DEFAULT_CONFIG : readConfigFile(file);
  return { ...base, ignore: [...base.ignore, ...ignore], ...(errorOn !== undefined && { errorOn }) };
}

function readConfigFile(file: string): LintConfig {
  const text = readTextFile(file);
  try {
    return readLintConfig(JSON.parse(text));
  } catch (error) {
    throw new UsageError(`${file} cannot be used: ${(error as Error).message}`);
  }
}

function summary(findings: FileFinding[], file: string): string {
  const counts = countsOf(findings);
  const hasProblem = findings.some(({ level }) => level !== 'note');
  return `${file}: ${[...(hasProblem ? [] : ['no problem found']), counts].filter(Boolean).join(', ')}`;
}
