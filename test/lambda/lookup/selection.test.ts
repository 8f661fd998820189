import { NOT_GIVEN } from '../../../lambda/contract/parameters';
import { inOrder } from '../../../lambda/lookup/selection';
import { details } from '../../support/lookup';

const found = (caseId: string, times: { created?: number; updated?: number }) => ({
  caseId,
  templateId: 't',
  details: details('open', times),
});
const idsInOrder = (order: 'listed' | 'updated' | 'created', cases: ReturnType<typeof found>[]) =>
  inOrder(cases, { ...NOT_GIVEN, order }).map(({ caseId }) => caseId);

describe('the order of cases', () => {
  const cases = [
    found('unknown', {}),
    found('old', { created: 1, updated: 9 }),
    found('never updated', { created: 5 }),
    found('new', { created: 7, updated: 8 }),
  ];

  it.each([
    ['listed', ['unknown', 'old', 'never updated', 'new']],
    ['created', ['new', 'never updated', 'old', 'unknown']],
    ['updated', ['old', 'new', 'never updated', 'unknown']],
  ] as const)('%s is %j', (order, expected) => expect(idsInOrder(order, cases)).toEqual(expected));

  it('stays as listed among cases of the same time and among those without one', () => {
    const same = ['a', 'b', 'c'].map((caseId) => found(caseId, { created: 1 }));
    const unknown = ['d', 'e'].map((caseId) => found(caseId, {}));
    expect(idsInOrder('created', [...same, ...unknown])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
