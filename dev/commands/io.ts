import type { Readable } from 'node:stream';
import { styleText } from 'node:util';
import { printable } from './printable';
import { wrap } from './wrap';

/** What a text means, for its colour. */
type Tone = 'good' | 'bad' | 'warning';

const COLOURS = { good: 'green', bad: 'red', warning: 'yellow' } as const;

/** A text with a colour where the terminal has colours. */
export type Toned = { tone: Tone; text: string };

/** A line for a person: a text, or parts of which some have a colour. */
export type Line = string | (string | Toned)[];

/** What a command is given and writes to. All that it prints goes through here, and text from outside stays harmless. */
export type Io = {
  /** The arguments after the name of the command. */
  args: string[];
  stdin: Readable & { isTTY?: boolean };
  /** Prints lines for a person on stdout, wrapped to the width of the terminal unless `wrapped` is false. */
  print(lines: Line[], options?: { wrapped?: boolean }): void;
  /** The same on stderr. */
  warn(lines: Line[]): void;
  /** Writes text for a program on stdout. Its line breaks and tabs stay, all other control characters are escaped as in JSON. */
  write(text: string): void;
  /** Shows on a terminal what the command is busy with, until it prints something. */
  progress(text: string): void;
  /** Resolves when everything that was written has left the process. */
  flush(): Promise<void>;
};

/** A stream that a command writes to. */
export type Output = {
  write(text: string, done?: () => void): unknown;
  isTTY?: boolean;
  columns?: number;
  hasColors?(): boolean;
};

type Streams = { stdin: Io['stdin']; stdout: Output; stderr: Output; env?: NodeJS.ProcessEnv };

/** Makes the input and output of a command of streams. */
export function createIo(args: string[], { stdin, stdout, stderr, env = process.env }: Streams): Io {
  const printTo = (stream: Output) => {
    const coloured = hasColours(stream, env);
    return (lines: Line[], { wrapped = true } = {}) => {
      progress('');
      for (const line of lines) {
        const text = render(line, coloured);
        stream.write(`${wrapped ? wrap(text, stream.columns) : text}\n`);
      }
    };
  };

  function progress(text: string): void {
    if (stderr.isTTY) stderr.write(`\r\u001b[2K${printable(text)}`);
  }

  return {
    args,
    stdin,
    print: printTo(stdout),
    warn: printTo(stderr),
    progress,
    write(text) {
      progress('');
      stdout.write(text.replace(/[^\n\t]+/g, printable));
    },
    async flush() {
      for (const stream of [stdout, stderr]) await new Promise<void>((done) => stream.write('', () => done()));
    },
  };
}

/** Whether a stream shows colours: FORCE_COLOR and NO_COLOR decide, in this order, as for Node.js itself. */
export function hasColours(stream: Output, env: NodeJS.ProcessEnv): boolean {
  const { FORCE_COLOR, NO_COLOR } = env;
  if (FORCE_COLOR !== undefined) return !['0', 'false'].includes(FORCE_COLOR);
  if (NO_COLOR) return false;
  return stream.hasColors?.() ?? false;
}

/**
 * The runner of GitHub Actions takes a line that begins with `::`, and `##[` anywhere in a line, as a command
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands).
 */
function render(line: Line, coloured: boolean): string {
  const parts = (typeof line === 'string' ? [line] : line).map((part) =>
    typeof part === 'string' ? { text: part } : part,
  );
  const isCommand = /^\s*::/.test(parts.map(({ text }) => text).join(''));
  const texts = parts.map((part) => {
    const text = printable(part.text).replaceAll('##[', '##\\[');
    return coloured && 'tone' in part ? styleText(COLOURS[part.tone], text, { validateStream: false }) : text;
  });
  return `${isCommand ? '\\' : ''}${texts.join('')}`;
}
