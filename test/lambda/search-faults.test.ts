import { FAULTS } from '../../dev/cases-api/faults';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { deployedFunction } from '../support/deployed-function';
import { FAULT_ARGUMENTS, type OverTheWire, overTheWire } from '../support/over-the-wire';

const searching = deployedFunction(8, { caseDetails: 'search' });
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
  'not-http': 'CasesMalformedAnswerError',
  'numeric-resource-id': 'CasesNotFoundError',
  'endless-body': 'CasesMalformedAnswerError',
  nested: 'CasesMalformedAnswerError',
  json: 'CasesMalformedAnswerError',
};

/** After these the execution environment searches no more, so each gets an execution environment of its own. */
const REFUSALS = ['400', 'long-message'];
const OTHERS = Object.keys(FAULTS).filter((name) => !REFUSALS.includes(name));

// Each fault has a contact of its own: a lookup that has just failed would fail again from memory.
const linked = Object.fromEntries([...Object.keys(FAULTS), 'other'].map((name) => [`contact-of-${name}`, cases]));

/** Lets a search meet a fault, and looks up another contact afterwards. */
async function meet({ emulator, ask }: OverTheWire, name: string) {
  emulator.play(`ok,${name}${FAULT_ARGUMENTS[name] ?? ''}`);
  const met = await ask(`contact-of-${name}`, { status: 'open' });
  emulator.play('');
  return { met, afterwards: await ask('contact-of-other', { status: 'open' }) };
}

const FOUND = { result: { caseIds: 'case-1', complete: 'true' } };

describe('a fault at the search', () => {
  const wire = overTheWire(searching, { cases: linked, quotas: NO_QUOTAS });

  it.each(OTHERS)('%s ends as it does at a page, or does no harm', async (name) => {
    const { met, afterwards } = await meet(wire, name);
    expect(met).toMatchObject(ENDS[name] ? { errorType: ENDS[name] } : FOUND);
    expect(afterwards).toMatchObject(FOUND);
  });
});

describe.each(REFUSALS)('a search that Cases refuses by the fault %s', (name) => {
  const wire = overTheWire(searching, { cases: linked, quotas: NO_QUOTAS });

  it('does no harm', async () => {
    const { met, afterwards } = await meet(wire, name);
    expect([met, afterwards]).toMatchObject([FOUND, FOUND]);
  });
});
