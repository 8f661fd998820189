import fc from 'fast-check';
import { toAttributes } from '../../../lambda/lookup/attributes';
import type { FoundCase } from '../../../lambda/lookup/selection';
import { NO_CASES } from '../../support/events';
import { details } from '../../support/lookup';

const attributesOf = (cases: FoundCase[], { complete = true, detailed = false } = {}) =>
  toAttributes({ contactId: 'contact', cases, complete, detailed });

const cases = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ caseId: `case-${index}`, templateId: `template-${index % 2}` }));

describe('toAttributes', () => {
  it('answers no cases with a zero and empty strings', () => {
    expect(attributesOf([])).toEqual({ ...NO_CASES, contactId: 'contact' });
  });

  it('names the first case and joins the ids in the order given', () => {
    expect(attributesOf(cases(3))).toEqual({
      ...NO_CASES,
      contactId: 'contact',
      caseCount: '3',
      firstCaseId: 'case-0',
      firstTemplateId: 'template-0',
      caseIds: 'case-0_case-1_case-2',
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
    const longest = Array.from({ length: 80 }, (_, index) => ({
      caseId: `${index}`.padEnd(500, 'x'),
      templateId: 't',
    }));
    const ids = attributesOf([...longest, { caseId: 'short', templateId: 't' }]).caseIds.split('_');
    expect(ids).toEqual(longest.slice(0, ids.length).map(({ caseId }) => caseId));
    expect(ids.length).toBeLessThan(80);
  });

  it('counts no open case where details were asked for and no case counts', () => {
    const none = { firstCaseStatus: '', firstCaseReference: '', openCaseCount: '0' };
    expect(attributesOf([], { detailed: true })).toMatchObject(none);
  });

  it('tells the queue that owns the first case and its user, by ARN and by id', () => {
    const instance = 'arn:aws:connect:us-west-2:111122223333:instance/i';
    const [one] = cases(1) as [FoundCase];
    const owned = details('open', { queueArn: `${instance}/queue/q-1`, userArn: `${instance}/agent/u-1` });
    expect(attributesOf([{ ...one, details: owned }], { detailed: true })).toMatchObject({
      firstCaseQueueArn: `${instance}/queue/q-1`,
      firstCaseQueueId: 'q-1',
      firstCaseAssignedUserId: 'u-1',
    });
  });

  it('lists as many cases one by one as are asked for, with empty values beyond the last', () => {
    const [one, two] = cases(2) as [FoundCase, FoundCase];
    const found = [{ ...one, details: details('open', { reference: '10482937' }) }, two];
    const attributes = toAttributes({ contactId: 'c', cases: found, complete: true, detailed: true }, { list: 3 });
    expect(Object.fromEntries(Object.entries(attributes).filter(([key]) => /^case\d/.test(key)))).toEqual({
      case1Id: 'case-0',
      case1Reference: '10482937',
      case1Status: 'open',
      case1TemplateId: 'template-0',
      case2Id: 'case-1',
      case2Reference: '',
      case2Status: '',
      case2TemplateId: 'template-1',
      case3Id: '',
      case3Reference: '',
      case3Status: '',
      case3TemplateId: '',
    });
  });

  it('has the further fields of the first case under their keys, empty where there is no value', () => {
    const fields = { caseTitle: 'title', priority: 'f-1' };
    const [one] = cases(1) as [FoundCase];
    const found = [{ ...one, details: details('open', { fields: { title: 'Broken boiler' } }) }];
    const answer = { contactId: 'c', complete: true, detailed: true };
    expect(toAttributes({ ...answer, cases: found }, { fields })).toMatchObject({
      caseTitle: 'Broken boiler',
      priority: '',
    });
    expect(toAttributes({ ...answer, cases: [] }, { fields })).toMatchObject({ caseTitle: '', priority: '' });
  });

  const FIELDS = Object.fromEntries([1, 2, 3, 4, 5].map((number) => [`${'k'.repeat(49)}${number}`, `f-${number}`]));
  /** As long as the adapter lets a value be. */
  const longestCase = (text: string): FoundCase => ({
    caseId: text,
    templateId: text,
    details: details(text, {
      reference: text,
      queueArn: text,
      userArn: text,
      fields: Object.fromEntries(Object.values(FIELDS).map((id) => [id, String.fromCharCode(1).repeat(200)])),
    }),
  });

  it('returns less than 32 KB where each value from Cases is as long as it can be', () => {
    const found = Array.from({ length: 100 }, () => longestCase('x'.repeat(500)));
    const answer = { contactId: 'c'.repeat(256), cases: found, complete: true, detailed: true };
    const attributes = toAttributes(answer, { list: 5, fields: FIELDS });
    expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(32 * 1024);
    expect(attributes.caseIds).not.toBe('');
  });

  it('returns the same keys, flat strings and less than 32 KB for any cases', () => {
    const text = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 500 })
      .filter((each) => Buffer.byteLength(JSON.stringify(each)) <= 502);
    fc.assert(
      fc.property(fc.array(text, { maxLength: 150 }), fc.integer({ min: 0, max: 5 }), (texts, list) => {
        const answer = { contactId: 'contact', complete: true, detailed: true };
        const attributes = toAttributes({ ...answer, cases: texts.map(longestCase) }, { list, fields: FIELDS });
        expect(Object.keys(attributes)).toEqual(
          Object.keys(toAttributes({ ...answer, cases: [] }, { list, fields: FIELDS })),
        );
        expect(Object.values(attributes).every((value) => typeof value === 'string')).toBe(true);
        expect(Buffer.byteLength(JSON.stringify(attributes))).toBeLessThan(32 * 1024);
      }),
    );
  });
});
