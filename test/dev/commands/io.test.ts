import { Readable } from 'node:stream';
import fc from 'fast-check';
import { createIo, hasColours, type Line } from '../../../dev/commands/io';
import { printable } from '../../../dev/commands/printable';
import { memory } from '../../support/command';

/** Prints lines on a stream that says whether it has colours. */
function printed(lines: Line[], { env = {}, colours = false, columns = undefined as number | undefined } = {}): string {
  const stdout = memory({ hasColors: () => colours, ...(columns && { columns }) });
  const io = createIo([], { stdin: Readable.from(['']), stdout: stdout.stream, stderr: memory().stream, env });
  io.print(lines);
  return stdout.text();
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these must not reach a terminal
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

describe('what a command prints', () => {
  it.each([
    ['an escape sequence', 'a\u001b]52;c;eA==\u0007b', 'a\\u001b]52;c;eA==\\u0007b\n'],
    ['a line break', 'a\nb\r\nc', 'a\\u000ab\\u000d\\u000ac\n'],
    ['the one-character form of an escape sequence', 'a\u009b31mb', 'a\\u009b31mb\n'],
    ['a mark that turns the direction of writing', 'a\u202eb', 'a\\u202eb\n'],
    ['a line separator', 'a\u2028b', 'a\\u2028b\n'],
    ['half a character', '\ud800', '\\ud800\n'],
    ['what a terminal does not obey', 'Größe 5 m² 日本語 👩‍👩‍👧', 'Größe 5 m² 日本語 👩‍👩‍👧\n'],
    ['a command for the runner of GitHub', '  ::stop-commands::x', '\\  ::stop-commands::x\n'],
    ['its older form', 'x ##[error]y', 'x ##\\[error]y\n'],
  ])('shows %s from outside as plain text', (_, line, expected) => expect(printed([line])).toBe(expected));

  it('is one line for each line, without control characters, whatever the texts are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (lines) => {
        const text = printed(lines);
        expect(text).not.toMatch(CONTROL);
        expect(text.split('\n')).toHaveLength(lines.length + 1);
        expect(text).not.toMatch(/^\s*::/m);
      }),
    );
  });

  it('keeps the colours of the command itself, and none of a text', () => {
    const line: Line = [{ tone: 'bad', text: 'error\u001b[32m' }, ': x\u001b[31my'];
    expect(printed([line], { colours: true })).toBe('\u001b[31merror\\u001b[32m\u001b[39m: x\\u001b[31my\n');
    expect(printed([line])).toBe('error\\u001b[32m: x\\u001b[31my\n');
  });

  it('is as JSON says it where a control character stands in a document for a program', () => {
    const document = JSON.stringify({ name: 'a\u009bb\u0001' });
    expect(JSON.parse(printable(document))).toEqual({ name: 'a\u009bb\u0001' });
  });
});

describe('colours', () => {
  it.each([
    ['a terminal has them', {}, true, true],
    ['no terminal has them', {}, false, false],
    ['FORCE_COLOR asks for them', { FORCE_COLOR: '1' }, false, true],
    ['FORCE_COLOR is 0', { FORCE_COLOR: '0' }, true, false],
    ['NO_COLOR forbids them', { NO_COLOR: '1' }, true, false],
    ['both are set, as Node.js has it', { NO_COLOR: '1', FORCE_COLOR: '1' }, false, true],
    ['NO_COLOR is empty', { NO_COLOR: '' }, true, true],
  ])('follow the environment: %s', (_, env, colours, expected) => {
    expect(hasColours({ write() {}, hasColors: () => colours }, env)).toBe(expected);
  });
});
