import { type ParseArgsConfig, parseArgs } from 'node:util';
import { meantName } from '../../lambda/contract/spelling';
import { prebuiltFunction } from '../../lib/bundling/function-bundle';
import { wrap } from './terminal';

/**
 * Reads a command's arguments. `--help` prints the help and ends the command. A wrong argument ends it with code 2 and a
 * sentence that says what is wrong.
 */
export function readCommandLine<const T extends ParseArgsConfig>(help: string, config: T) {
  const options = { ...config.options, help: { type: 'boolean', short: 'h' } } as const;
  try {
    const line = parseArgs({ ...config, options });
    if (!(line.values as { help?: boolean }).help) return line as ReturnType<typeof parseArgs<T>>;
    console.log(wrap(help, process.stdout.columns));
  } catch (error) {
    console.error(`${describeMistake(error as Error, Object.keys(options))}. --help lists the options.`);
    process.exit(2);
  }
  process.exit(0);
}

/** What is wrong with an argument, as a sentence without its full stop. */
export function describeMistake(error: Error & { code?: string }, names: string[]): string {
  const { code, message } = error;
  const [, argument = ''] = /'([^' <,]+)/.exec(message) ?? [];
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const meant = meantName(argument, names);
    return `${argument} is not an option of this command${meant === undefined ? '' : `; you probably mean --${meant}`}`;
  }
  if (code === 'ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL')
    return `"${argument}" is not expected; this command takes options only`;
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
    const [, named = argument] = /'(?:-\w, )?(--[\w-]+)/.exec(message) ?? [];
    return `${named} ${message.includes('does not take') ? 'takes no value' : 'needs a value'}`;
  }
  return message;
}

/**
 * Runs a command. An error is shown as its message, without a stack trace. When its output is no longer read, as with
 * `| head`, the command ends quietly, unless it `goesOn`.
 */
export function run(command: () => Promise<void>, { goesOn = false } = {}): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', () => {
      if (!goesOn) process.exit(0);
    });
  }
  command().catch((error: Error) => {
    console.error(wrap(error.message, process.stderr.columns));
    process.exit(2);
  });
}

/** How a command is called: as a script of the repository, or as a command of the npm package. */
export function usage(script: string, command = script): string {
  return prebuiltFunction() === undefined ? `npm run -s ${script} --` : `npx connect-case-lookup ${command}`;
}
