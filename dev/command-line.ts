import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Reads a command's arguments; one that is not known ends the command with its help. */
export function readCommandLine<const T extends ParseArgsConfig>(help: string, config: T) {
  try {
    const line = parseArgs({ ...config, options: { ...config.options, help: { type: 'boolean', short: 'h' } } });
    if (!(line.values as { help?: boolean }).help) return line as ReturnType<typeof parseArgs<T>>;
    console.log(help);
  } catch (error) {
    console.error(`${(error as Error).message}; --help lists what there is`);
    process.exit(2);
  }
  process.exit(0);
}

/** Runs a command; what it throws is for the person at the desk, who needs the message and no stack. */
export function run(command: () => Promise<void>): void {
  command().catch((error: Error) => {
    console.error(error.message);
    process.exit(2);
  });
}
