import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { Option } from 'commander';
import { member } from '../../lambda/contract/values';
import { readTextFile } from '../../lib/flows/text-file';
import { defineCommand, EXIT, formatOption, several, UsageError, withPeers } from './command';

type Source = { name: string; context: Record<string, unknown> };

export const settings = defineCommand<{ context: string[]; format: string }>({
  name: 'settings',
  summary: 'Shows the settings of the stack that apply, where each comes from, and which differ from the defaults.',
  description:
    'Reads cdk.json and cdk.context.json of this folder and ~/.cdk.json. --format json prints the settings that are given, for the "context" of cdk.json.',
  readsProject: true,
  options: [
    new Option('-c, --context <key=value>', 'a setting as on the command line of the CDK; as often as needed')
      .argParser(several)
      .default([], 'none'),
    formatOption('json'),
  ],
  async action(io, { values: { context, format } }) {
    const load = () => Promise.all([import('../../lib/settings/read-settings'), import('../../lib/settings/settings')]);
    const [{ readSettings, settingsWarnings, textOf }, table] = await withPeers(/^(aws-cdk-lib|constructs)$/, load);
    const { SETTING_NAMES, SETTINGS } = table;
    const sources = [fromCommandLine(context), ...fromFiles()];
    const given = SETTING_NAMES.flatMap((name) => {
      const source = sources.find((one) => Object.hasOwn(one.context, name) && textOf(one.context[name]) !== '');
      return source === undefined ? [] : [{ name, value: source.context[name], from: source.name }];
    });
    if (format === 'json') {
      const entries = given.map(({ name, value }) => [name, value]);
      io.write(`${JSON.stringify(Object.fromEntries(entries), null, 2)}\n`);
    } else {
      const width = Math.max(...SETTING_NAMES.map(({ length }) => length)) + 2;
      io.print(
        SETTING_NAMES.map((name) => {
          const found = given.find((each) => each.name === name);
          return describe(name.padEnd(width), SETTINGS[name], found && { ...found, value: textOf(found.value) });
        }),
      );
    }
    const all = Object.assign({}, ...sources.toReversed().map((one) => one.context));
    io.warn(settingsWarnings(all).map((warning) => `Warning: ${warning}`));
    const { stackName } = readSettings(all);
    if (format === 'text') io.print(['', `The stack is ${stackName}.`]);
    return EXIT.ok;
  },
});

function describe(
  title: string,
  { default: fallback, required }: { default?: string; required?: true },
  given?: { value: string; from: string },
): string {
  if (given === undefined) return `${title}${fallback ?? (required ? 'missing' : 'not set')}`;
  const differs = fallback !== undefined && fallback !== given.value;
  return `${title}${given.value}   (${given.from}${differs ? `; default: ${fallback}` : ''})`;
}

function fromCommandLine(pairs: string[]): Source {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--context: was "${pair}"; it must be KEY=VALUE`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { name: 'command line', context: Object.fromEntries(entries) };
}

/** The files from which the CDK takes context, the one that prevails first (CDK guide, sources of context values). */
function fromFiles(): Source[] {
  const contextOf = (content: unknown) => (member(content, 'context') ?? {}) as Record<string, unknown>;
  return [
    { name: 'cdk.json', context: contextOf(read('cdk.json')) },
    { name: 'cdk.context.json', context: read('cdk.context.json') as Record<string, unknown> },
    { name: '~/.cdk.json', context: contextOf(read(join(homedir(), '.cdk.json'))) },
  ];
}

function read(file: string): unknown {
  if (!existsSync(file)) return {};
  const content = readTextFile(file);
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${file} is not valid JSON: ${(error as Error).message}`);
  }
}
