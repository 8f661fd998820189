import { type Command, createParser, EXIT, type ExitCode, endOf } from './command';
import { createIo, type Io } from './io';
import { undoNpm } from './npm-script';

/** The commands by their names; each is loaded when it is called. */
export type Commands = Record<string, () => Promise<Command>>;

/** Runs the command that the arguments of the process name, and ends the process with its exit code. */
export async function main(program: string, commands: Commands): Promise<void> {
  const [name = '--help', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined;
  const { stdin, stdout, stderr } = process;
  const io = createIo(command === undefined ? [name, ...args] : args, { stdin, stdout, stderr });
  for (const stream of [stdout, stderr]) {
    stream.on('error', ({ code, message }: NodeJS.ErrnoException) => {
      // What reads the output may go away, as `head` does. The command ends as it would have, with its exit code.
      if (code === 'EPIPE') return;
      if (stream === stdout) io.warn([`The output cannot be written: ${message}`]);
      process.exit(EXIT.cannot);
    });
  }
  const code = await (command === undefined ? runProgram(program, commands, io) : runCommand(command, io));
  await io.flush();
  // What still hangs, such as a call that was given up, must not keep the process alive.
  process.exit(code);
}

async function runCommand(command: Command, io: Io): Promise<ExitCode> {
  try {
    undoNpm(command);
  } catch (error) {
    return endOf(error as Error, io);
  }
  return await command.run(io);
}

/** Answers --help and --version, and refuses a name that is not one of a command. */
async function runProgram(program: string, commands: Commands, io: Io): Promise<ExitCode> {
  const parser = createParser(program, io).usage('COMMAND [options]').helpCommand(false);
  for (const load of Object.values(commands)) {
    const { name, summary } = await load();
    parser.command(name).summary(summary).usage('[options]');
  }
  try {
    parser.parse(io.args, { from: 'user' });
    return EXIT.ok;
  } catch (error) {
    return endOf(error as Error, io);
  }
}
