import { LARGEST_ANSWER, withinSizeLimit } from '../../../lambda/lookup/answer-size';

describe('withinSizeLimit', () => {
  it('passes on an answer that a flow accepts', () => {
    const answer = { caseIds: 'x'.repeat(LARGEST_ANSWER - 15) };
    expect(withinSizeLimit(answer)).toBe(answer);
  });

  it('refuses an answer of 32 KB, counted in bytes', () => {
    expect(() => withinSizeLimit({ caseIds: 'ä'.repeat(LARGEST_ANSWER / 2) })).toThrow(
      /^The answer has 32782 bytes; a flow/,
    );
  });
});
