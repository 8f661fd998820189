import { styleText } from 'node:util';
import { wrap } from '../../../dev/commands/wrap';

describe('wrap', () => {
  it('breaks between words and keeps the indentation', () => {
    expect(wrap('  one two three four five six', 20)).toBe('  one two three four\n  five six');
  });

  it('continues below the second column of a list', () => {
    expect(wrap('  problem   the requests that the quota allows', 34).split('\n')).toEqual([
      '  problem   the requests that the',
      '            quota allows',
    ]);
  });

  it('leaves alone what fits, and everything where there is no terminal', () => {
    expect(wrap('short', 20)).toBe('short');
    expect(wrap('x '.repeat(100), undefined)).toBe('x '.repeat(100));
  });

  it('never breaks a word', () => {
    expect(wrap(`a ${'x'.repeat(30)} b`, 20)).toBe(`a\n${'x'.repeat(30)}\nb`);
  });

  it('does not count colours', () => {
    expect(wrap(styleText('red', 'one two three four', { validateStream: false }), 20)).not.toContain('\n');
  });

  it('never makes a line longer than the terminal, unless a word is', () => {
    const text = Array.from({ length: 60 }, (_, index) => 'word'.slice(0, (index % 4) + 1)).join(' ');
    for (const width of [20, 33, 80]) {
      for (const line of wrap(`   ${text}`, width).split('\n')) expect(line.length).toBeLessThanOrEqual(width);
    }
  });
});
