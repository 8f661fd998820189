import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { member } from '../../lambda/contract/values';
import { readSettings, settingsWarnings, textOf } from '../../lib/settings/read-settings';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../lib/settings/settings';
import { readCommandLine, run } from './command-line';

const HELP = `Shows the settings of the stack that apply, where each comes from, and which differ from the defaults.
Ends with code 2 when they cannot be used.

npm run -s settings -- [options]
  -c, --context KEY=VALUE   a setting as the command line of the CDK would give it (as often as needed)
  --json                    print the settings that are given as JSON, for the "context" of cdk.json`;

const ROOT = join(__dirname, '../..');

type Source = { name: string; context: Record<string, unknown> };

run(async () => {
  const { values } = readCommandLine(HELP, {
    options: { context: { type: 'string', short: 'c', multiple: true }, json: { type: 'boolean' } },
  });
  const sources = [fromCommandLine(values.context ?? []), ...fromFiles()];
  const given = SETTING_NAMES.flatMap((name) => {
    const source = sources.find(({ context }) => textOf(context[name]) !== '');
    return source === undefined ? [] : [{ name, value: source.context[name], from: source.name }];
  });
  if (values.json) {
    console.log(JSON.stringify(Object.fromEntries(given.map(({ name, value }) => [name, value])), null, 2));
  } else {
    const rows = SETTING_NAMES.map((name) =>
      describe(
        name,
        given.find((each) => each.name === name),
      ),
    );
    console.log(rows.join('\n'));
  }
  const context = Object.assign({}, ...sources.toReversed().map((source) => source.context));
  for (const warning of settingsWarnings(context)) console.error(`Warning: ${warning}`);
  const { stackName } = readSettings(context);
  if (!values.json) console.log(`\nThe stack is ${stackName}.`);
});

function describe(name: SettingName, given?: { value: unknown; from: string }): string {
  const { default: fallback, required } = SETTINGS[name] as { default?: string; required?: true };
  const title = name.padEnd(24);
  if (given === undefined) return `${title}${fallback ?? (required ? 'missing' : 'not set')}`;
  const value = textOf(given.value);
  const differs = fallback !== undefined && fallback !== value;
  return `${title}${value}   (${given.from}${differs ? `; default: ${fallback}` : ''})`;
}

function fromCommandLine(pairs: string[]): Source {
  const entries = pairs.map((pair) => {
    const at = pair.indexOf('=');
    if (at < 1) throw new Error(`--context: was "${pair}"; it must be KEY=VALUE`);
    return [pair.slice(0, at), pair.slice(at + 1)];
  });
  return { name: 'command line', context: Object.fromEntries(entries) };
}

/** The files from which the CDK takes context, the one that prevails first (CDK guide, sources of context values). */
function fromFiles(): Source[] {
  const read = (file: string): unknown => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {});
  const contextOf = (content: unknown) => (member(content, 'context') ?? {}) as Record<string, unknown>;
  return [
    { name: 'cdk.json', context: contextOf(read(join(ROOT, 'cdk.json'))) },
    { name: 'cdk.context.json', context: read(join(ROOT, 'cdk.context.json')) as Record<string, unknown> },
    { name: '~/.cdk.json', context: contextOf(read(join(homedir(), '.cdk.json'))) },
  ];
}
