import { stripVTControlCharacters } from 'node:util';

/** Below this width a wrapped column would be a single word wide. */
const MIN_WIDTH_CHARACTERS = 20;

/**
 * Breaks a line between words so that it fits a terminal. The rest of the line keeps its indentation, or starts below the
 * second column where there is one, as in a list.
 *
 * @param width Characters in a line; undefined where the output is not a terminal, and then nothing is broken.
 */
export function wrap(line: string, width: number | undefined): string {
  if (width === undefined || width < MIN_WIDTH_CHARACTERS || lengthOf(line) <= width) return line;
  const [start = ''] = /^\s*(?:\S+(?: \S+)*\s{2,})?/.exec(line) ?? [];
  const [margin = ''] = /^\s*/.exec(line) ?? [];
  const indent = ' '.repeat(lengthOf(start) <= width - MIN_WIDTH_CHARACTERS ? lengthOf(start) : margin.length);
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
  return [...lines, current].join('\n');
}

/** Characters that a terminal shows. */
function lengthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}
