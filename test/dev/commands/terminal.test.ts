import { print, tint, wrap } from '../../../dev/commands/terminal';

const COLOURED = { hasColors: () => true };

describe('wrap', () => {
  it('breaks between words and keeps the indentation', () => {
    expect(wrap('  one two three four five six', 20)).toBe('  one two three four\n  five six');
  });

  it('continues below the second column of a list', () => {
    const text = '  --rate N    requests a second that the quota allows';
    expect(wrap(text, 40).split('\n')).toEqual([
      '  --rate N    requests a second that the',
      '              quota allows',
    ]);
  });

  it('leaves alone what fits, and everything where there is no terminal', () => {
    expect(wrap('short\n\n  lines', 20)).toBe('short\n\n  lines');
    expect(wrap('x '.repeat(100), undefined)).toBe('x '.repeat(100));
  });

  it('never breaks a word', () => {
    expect(wrap(`a ${'x'.repeat(30)} b`, 20)).toBe(`a\n${'x'.repeat(30)}\nb`);
  });

  it('does not count colours', () => {
    expect(wrap(tint('bad', 'one two three four', COLOURED), 20)).not.toContain('\n');
  });

  it('never makes a line longer than the terminal, unless a word is', () => {
    const text = Array.from({ length: 60 }, (_, index) => 'word'.slice(0, (index % 4) + 1)).join(' ');
    for (const width of [20, 33, 80]) {
      for (const line of wrap(`   ${text}`, width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});

describe('print', () => {
  const printed = (text: string, stream: Parameters<typeof print>[1]) => {
    const log = jest.spyOn(console, 'log').mockClear().mockImplementation();
    print(text, stream);
    return log.mock.calls.flat().join('\n');
  };

  it('colours failures and throttling on a terminal with colours', () => {
    const text = printed('0.24 s  throttled\n-> NoMatchingError\n6 of 6 as expected', COLOURED);
    expect(text).toContain('\u001b[33mthrottled\u001b[39m');
    expect(text).toContain('\u001b[31mNoMatchingError\u001b[39m');
    expect(text).toContain('\u001b[32mas expected\u001b[39m');
  });

  it('prints plain text elsewhere, as with NO_COLOR', () => {
    expect(printed('throttled', {})).toBe('throttled');
    expect(printed('throttled', { hasColors: () => false })).toBe('throttled');
  });
});
