import { FAULTS } from '../../dev/cases-api/faults';
import { deployedFunction } from '../support/deployed-function';
import { overTheWire } from '../support/over-the-wire';

const searching = deployedFunction(3, { caseDetails: 'search' });
const cases = ['closed', 'open', 'closed'].map((status, index) => ({
  caseId: `case-${index}`,
  templateId: 't',
  status,
}));

/** What becomes of a lookup whose search meets a fault once. Those that are not named do no harm. */
const ENDS: Record<string, string> = {
  403: 'CasesAccessDeniedError',
  'expired-token': 'CasesAccessDeniedError',
  404: 'CasesNotFoundError',
  'not-json': 'CasesMalformedAnswerError',
  empty: 'CasesMalformedAnswerError',
  'wrong-shape': 'CasesMalformedAnswerError',
};
const ARGUMENTS: Record<string, string> = { slow: ':200', drip: ':1', huge: ':1' };

describe('a fault at the search', () => {
  // Each fault has a contact of its own: a lookup that has just failed would fail again from memory.
  const linked = Object.fromEntries([...Object.keys(FAULTS), 'other'].map((name) => [`contact-of-${name}`, cases]));
  const wire = overTheWire(searching, { cases: linked, searchRate: 0, rate: 0 });

  it.each(Object.keys(FAULTS))('%s ends as it does at a page, or does no harm', async (name) => {
    wire.emulator.play(`ok,${name}${ARGUMENTS[name] ?? ''}`);
    const outcome = await wire.ask(`contact-of-${name}`, { status: 'open' });
    wire.emulator.play('');
    if (ENDS[name]) expect(outcome).toMatchObject({ errorType: ENDS[name] });
    else expect(outcome).toMatchObject({ result: { caseIds: 'case-1', complete: 'true' } });
    expect(await wire.ask('contact-of-other', { status: 'open' })).toMatchObject({ result: { caseIds: 'case-1' } });
  });
});
