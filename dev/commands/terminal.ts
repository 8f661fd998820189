import { stripVTControlCharacters } from 'node:util';

/** Below this width a wrapped column would be a single word wide. */
const NARROWEST = 20;

/**
 * Breaks the lines of a text between words so that they fit a terminal. The rest of a line keeps its indentation, or starts
 * below the second column where there is one, as in a list of options.
 *
 * @param width Characters in a line; undefined where the output is not a terminal, and then nothing is broken.
 */
export function wrap(text: string, width: number | undefined): string {
  if (width === undefined || width < NARROWEST) return text;
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, width))
    .join('\n');
}

function wrapLine(line: string, width: number): string[] {
  if (lengthOf(line) <= width) return [line];
  const [start = ''] = /^\s*(?:\S+(?: \S+)*\s{2,})?/.exec(line) ?? [];
  const [margin = ''] = /^\s*/.exec(line) ?? [];
  const indent = ' '.repeat(lengthOf(start) <= width - NARROWEST ? lengthOf(start) : margin.length);
  const lines: string[] = [];
  let current = start;
  for (const word of line.slice(start.length).split(' ')) {
    const isFirst = current === start || current === indent;
    if (!isFirst && lengthOf(current) + 1 + lengthOf(word) > width) {
      lines.push(current);
      current = indent + word;
    } else {
      current += isFirst ? word : ` ${word}`;
    }
  }
  return [...lines, current];
}

/** Characters that a terminal shows. */
function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}

/** What a text says, for its colour. */
export type Tone = 'good' | 'bad' | 'warning';

const COLOURS: Record<Tone, number> = { good: 32, bad: 31, warning: 33 };

type Stream = { hasColors?(): boolean };

/** Colours a text where the stream is a terminal with colours. NO_COLOR and FORCE_COLOR are honoured, as Node.js does. */
export function tint(tone: Tone, text: string, stream: Stream = process.stdout): string {
  return stream.hasColors?.() ? `\u001b[${COLOURS[tone]}m${text}\u001b[39m` : text;
}

/** What catches the eye in the description of a run. */
const TONES: [RegExp, Tone][] = [
  [/\bthrottled\b/g, 'warning'],
  [/\b[A-Z]\w+Error\b|\bNOT AS EXPECTED\b/g, 'bad'],
  [/(?<!NOT )\bas expected\b/g, 'good'],
];

/** Prints lines for a person: they fit the terminal, and what failed or was throttled has a colour. */
export function print(text: string, stream: Stream & { columns?: number } = process.stdout): void {
  showProgress('');
  const coloured = TONES.reduce((all, [what, tone]) => all.replace(what, (found) => tint(tone, found, stream)), text);
  console.log(wrap(coloured, stream.columns));
}

/** Shows on a terminal what a command is busy with, until it prints something. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${text}`);
}
