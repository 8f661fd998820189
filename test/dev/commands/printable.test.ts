import fc from 'fast-check';
import { printable } from '../../../dev/commands/printable';

describe('a text from outside', () => {
  it.each([
    ['an escape sequence that sets the clipboard', '\x1b]52;c;cm0gLXJmIH4=\x07', '\\u001b]52;c;cm0gLXJmIH4=\\u0007'],
    ['a control sequence of one byte', '\x9b2J', '\\u009b2J'],
    ['a line break that forges a line', 'x\r\n::error::forged', 'x\\u000d\\u000a::error::forged'],
    ['a line separator', 'x\u2028y', 'x\\u2028y'],
    ['a reversed direction of writing', '\u202etxt.exe', '\\u202etxt.exe'],
    ['half a character', '\ud800', '\\ud800'],
  ])('shows %s instead of obeying it', (_, text, shown) => expect(printable(text)).toBe(shown));

  it.each(['Größe 5 m²', '日本語', '👩‍👩‍👧', ''])('stays as it is where nothing in it is obeyed: "%s"', (text) =>
    expect(printable(text)).toBe(text),
  );

  it('is one line without control characters, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(printable(text)).not.toMatch(/\p{Cc}|\u2028|\u2029/u);
      }),
    );
  });
});
