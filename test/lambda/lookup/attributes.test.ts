import fc from 'fast-check';
import { toAttributes } from '../../../lambda/lookup/attributes';
import type { FoundCase } from '../../../lambda/lookup/selection';
import { details } from '../../support/lookup';

const attributesOf = (cases: FoundCase[], { complete = true, detailed = false } = {}) =>
  toAttributes({ contactId: 'contact', cases, complete, detailed });

const cases = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ caseId: `case-${index}`, templateId: `template-${index % 2}` }));

describe('toAttributes', () => {
  it('answers no cases with a zero and empty strings', () => {
    expect(attributesOf([])).toEqual({
      caseCount: '0',
      firstCaseId: '',
      firstTemplateId: '',
      caseIds: '',
      complete: 'true',
      contactId: 'contact',
      firstCaseStatus: '',
      firstCaseReference: '',
      openCaseCount: '',
    });
  });

  it('names the first case and joins the ids in the order given', () => {
    expect(attributesOf(cases(3))).toEqual({
      caseCount: '3',
      firstCaseId: 'case-0',
      firstTemplateId: 'template-0',
      caseIds: 'case-0_case-1_case-2',
      complete: 'true',
      contactId: 'contact',
      firstCaseStatus: '',
      firstCaseReference: '',
      openCaseCount: '',
    });
  });

  it.each([
    [100, 100],
    [101, 100],
    [10_000, 100],
  ])('of %i cases counts all and lists %i ids', (count, listed) => {
    const attributes = attributesOf(cases(count));
    expect(attributes.caseCount).toBe(String(count));
    expect(attributes.caseIds.split('_')).toHaveLength(listed);
  });

  it('says that a part is not complete', () => {
    expect(attributesOf(cases(3), { complete: false })).toMatchObject({ caseCount: '3', complete: 'false' });
  });

  it('tells the status and number of the first case, and how many are not closed', () => {
    const [one, two, three] = cases(3) as [FoundCase, FoundCase, FoundCase];
    const found = [
      { ...one, details: details('Pending', { reference: '10482937' }) },
      { ...two, details: details('Closed') },
      { ...three, details: details('open') },
    ];
    expect(attributesOf(found, { detailed: true })).toMatchObject({
      firstCaseStatus: 'Pending',
      firstCaseReference: '10482937',
      openCaseCount: '2',
    });
  });

  it('counts the open cases among all, not only among those whose ids are listed', () => {
    const open = cases(150).map((linked) => ({ ...linked, details: details('open') }));
    expect(attributesOf(open, { detailed: true }).openCaseCount).toBe('150');
  });

  it('lists no id behind one that does not fit', () => {
    const longest = Array.from({ length: 40 }, (_, index) => ({
      caseId: `${index}`.padEnd(500, 'x'),
      templateId: 't',
    }));
    const ids = attributesOf([...longest, { caseId: 'short', templateId: 't' }]).caseIds.split('_');
    expect(ids).toEqual(longest.slice(0, ids.length).map(({ caseId }) => caseId));
    expect(ids.length).toBeLessThan(40);
  });

  it('counts no open case where details were asked for and no case counts', () => {
    const none = { firstCaseStatus: '', firstCaseReference: '', openCaseCount: '0' };
    expect(attributesOf([], { detailed: true })).toMatchObject(none);
  });

  it('returns less than 32 KB where each value from Cases is as long as it can be', () => {
    const longest = String.fromCharCode(1).repeat(500);
    const found = Array.from({ length: 100 }, () => ({
      caseId: longest,
      templateId: longest,
      details: details(longest, { reference: longest }),
    }));
    const attributes = toAttributes({ contactId: 'c'.repeat(256), cases: found, complete: true, detailed: true });
    expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(32 * 1024);
  });

  it('returns the same keys, flat strings and less than 32 KB for any cases', () => {
    const id = fc.string({ unit: 'binary', minLength: 1, maxLength: 500 });
    const linkedCase = fc.record({
      caseId: id,
      templateId: id,
      details: fc.record({ status: id, reference: id }).map(({ status, reference }) => details(status, { reference })),
    });
    fc.assert(
      fc.property(fc.array(linkedCase, { maxLength: 150 }), (list) => {
        const attributes = attributesOf(list, { detailed: true });
        expect(Object.keys(attributes)).toEqual(Object.keys(attributesOf([])));
        expect(Object.values(attributes).every((value) => typeof value === 'string')).toBe(true);
        expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(32 * 1024);
      }),
    );
  });
});
