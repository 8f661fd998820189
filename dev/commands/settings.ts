import { Option } from 'commander';
import { type ContextSource, contextFiles } from './cdk-context';
import { defineCommand, EXIT, formatOption, several, UsageError, withPeers } from './command';

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
    const sources = [fromCommandLine(context), ...contextFiles()];
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

function fromCommandLine(pairs: string[]): ContextSource {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new UsageError(`--context: was "${pair}"; it must be KEY=VALUE`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { name: 'command line', context: Object.fromEntries(entries) };
}
