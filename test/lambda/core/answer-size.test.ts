import { LARGEST_ANSWER, withinLimit } from '../../../lambda/core/answer-size';

describe('withinLimit', () => {
  it('passes on an answer that a flow accepts', () => {
    const answer = { caseIds: 'x'.repeat(LARGEST_ANSWER - 15) };
    expect(withinLimit(answer)).toBe(answer);
  });

  it('refuses an answer of 32 KB, counted in bytes', () => {
    expect(() => withinLimit({ caseIds: 'ä'.repeat(LARGEST_ANSWER / 2) })).toThrow(
      /^The answer has 32782 bytes; a flow/,
    );
  });
});
