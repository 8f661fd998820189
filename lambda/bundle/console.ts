// Stands in the bundle for node:console, whose Console formats what it is told to print, in colours if need be, and knows
// groups, tables and timers. The log and the metrics each make one to print finished lines, one with each call.

type Stream = { write(text: string): unknown };

/** Prints lines: warnings and errors to the one stream, the rest to the other. */
export class Console {
  private readonly stdout: Stream;
  private readonly stderr: Stream;

  constructor({ stdout, stderr }: { stdout: Stream; stderr: Stream }) {
    this.stdout = stdout;
    this.stderr = stderr;
  }

  debug(line: string): void {
    this.stdout.write(`${line}\n`);
  }

  info(line: string): void {
    this.debug(line);
  }

  log(line: string): void {
    this.debug(line);
  }

  warn(line: string): void {
    this.stderr.write(`${line}\n`);
  }

  error(line: string): void {
    this.warn(line);
  }
}
