import fc from 'fast-check';
import { toAttributes } from '../../../lambda/core/attributes';

const cases = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ caseId: `case-${index}`, templateId: `template-${index % 2}` }));

describe('toAttributes', () => {
  it('answers no cases with a zero and empty texts', () => {
    expect(toAttributes('contact', [])).toEqual({
      caseCount: '0',
      firstCaseId: '',
      firstTemplateId: '',
      caseIds: '',
      complete: 'true',
      contactId: 'contact',
    });
  });

  it('names the first case and joins the ids in the order given', () => {
    expect(toAttributes('contact', cases(3))).toEqual({
      caseCount: '3',
      firstCaseId: 'case-0',
      firstTemplateId: 'template-0',
      caseIds: 'case-0_case-1_case-2',
      complete: 'true',
      contactId: 'contact',
    });
  });

  it.each([
    [100, 100],
    [101, 100],
    [10_000, 100],
  ])('of %i cases counts all and lists %i ids', (count, listed) => {
    const attributes = toAttributes('contact', cases(count));
    expect(attributes.caseCount).toBe(String(count));
    expect(attributes.caseIds.split('_')).toHaveLength(listed);
  });

  it('keeps to the contract for any cases: same keys, flat texts, below 32 KB', () => {
    const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 500 });
    const linkedCase = fc.record({ caseId: id, templateId: id });
    fc.assert(
      fc.property(fc.array(linkedCase, { maxLength: 150 }), (list) => {
        const attributes = toAttributes('contact', list);
        expect(Object.keys(attributes)).toEqual(Object.keys(toAttributes('contact', [])));
        expect(Object.values(attributes).every((value) => typeof value === 'string')).toBe(true);
        expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(32 * 1024);
      }),
    );
  });
});
