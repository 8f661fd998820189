import { resolve } from 'node:path';
import { CommanderError, InvalidArgumentError, Option, Command as Parser } from 'commander';
import { prebuiltFunction } from '../../lib/bundling/function-bundle';
import { peerDependencies, version } from '../../package.json';
import type { Io } from './io';
import { OutputOption } from './output-option';

/** How a command ends: all is well; there are findings or failed expectations; it could not do its work. */
export const EXIT = { ok: 0, findings: 1, cannot: 2 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** A command as a value. Nothing happens until it is run. */
export type Command = {
  name: string;
  /** One line for the list of commands. */
  summary: string;
  options: Option[];
  /** Whether it reads cdk.json of the project's folder, and no file that a person names. */
  readsProject?: true;
  /** Runs the command with `io.args`; every error ends up as text on stderr and as the exit code. */
  run(io: Io): Promise<ExitCode>;
};

type Definition<Values> = Omit<Command, 'run'> & {
  /** What --help says below the summary. */
  description?: string;
  /** What is named without an option, in commander's notation: `<flow> [event...]`. */
  operands?: string;
  /** The work itself. Options are under their names, such as `time-limit`. */
  action(io: Io, given: { values: Values; operands: string[] }): Promise<ExitCode>;
};

/** Makes a command. */
export function defineCommand<Values = Record<string, never>>(definition: Definition<Values>): Command {
  const { action, description: _, operands: __, ...command } = definition;
  return {
    ...command,
    async run(io) {
      try {
        return await action(io, parse(definition, io));
      } catch (error) {
        return endOf(error as Error, io);
      }
    },
  };
}

/** What a person asked for cannot be done; the message says why, and what would do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

function parse<Values>({ name, ...definition }: Definition<Values>, io: Io): { values: Values; operands: string[] } {
  const parser = createParser(usage(name), io)
    .description([definition.summary, definition.description].filter(Boolean).join('\n\n'))
    .allowExcessArguments(false);
  for (const operand of definition.operands?.match(/\S+/g) ?? []) parser.argument(operand);
  for (const option of definition.options) parser.addOption(option);
  parser.parse(io.args, { from: 'user' });
  const written = new Map<string, Option>();
  const values = definition.options.map((option) => {
    const value = parser.getOptionValue(option.attributeName());
    if (typeof value === 'string' && definition.options.some(({ long }) => long === value)) {
      throw new UsageError(`${option.long} needs a value; it was followed by ${value}`);
    }
    if (option instanceof OutputOption && value !== undefined) {
      const other = written.get(resolve(value));
      if (other !== undefined) throw new UsageError(`${other.long} and ${option.long} name the same file; name two`);
      written.set(resolve(value), option);
    }
    return [option.name(), value];
  });
  return { values: Object.fromEntries(values) as Values, operands: parser.args };
}

/** A parser that prints to `io` and never ends the process. */
export function createParser(name: string, io: Io): Parser {
  return new Parser(name)
    .exitOverride()
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .configureOutput({
      writeOut: (text) => io.print(text.trimEnd().split('\n')),
      writeErr: (text) => io.warn(text.trimEnd().split('\n')),
      outputError: (text, write) =>
        write(
          `${text
            .replace(/^error: /, '')
            .trimEnd()
            .replaceAll('\n', ' ')} (--help lists the options)`,
        ),
    });
}

/** How a command is called: as a script of the repository, or as a command of the npm package. */
export function usage(name: string): string {
  return prebuiltFunction() === undefined ? `npm run -s ${name} --` : `npx connect-case-lookup ${name}`;
}

/** Errors that no input should cause. */
const DEFECTS = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError', 'AssertionError'];

/** Tells of an error: a sentence where the user can act on it, the stack where it is a defect of this project. */
export function endOf(error: Error, io: Io): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.cannot;
  // What reads files calls itself for each level of JSON, and nothing else calls itself without end.
  if (/^Maximum call stack/.test(error.message)) io.warn(['A file is nested too deeply to be read']);
  else if (!DEFECTS.includes(error.name)) io.warn(error.message.split('\n'));
  else {
    const report = `This is a defect of connect-case-lookup ${version}. Please report it, with the lines above.`;
    io.warn([...String(error.stack).split('\n'), report]);
  }
  return EXIT.cannot;
}

/**
 * Loads what needs packages that the npm package does not bring with it.
 *
 * @param peers Tells the names of those packages among the peer dependencies.
 * @throws UsageError that says how to install them.
 */
export async function withPeers<T>(peers: RegExp, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const names = Object.keys(peerDependencies).filter((name) => peers.test(name));
    if (!code?.endsWith('MODULE_NOT_FOUND') || !names.some((name) => message.includes(`'${name}`))) throw error;
    throw new UsageError(
      `This command needs packages that are not installed: npm install --save-dev ${names.join(' ')}`,
    );
  }
}

/** Reads an option's value as a whole number within bounds. */
export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

/** Gathers the values of an option that can be given several times. */
export function several(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

/** The option that says how results are printed; `text` is for people. */
export function formatOption(...formats: string[]): Option {
  return new Option('--format <format>', 'how to print the results').choices(['text', ...formats]).default('text');
}
