import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import { LAST_FAILURES, QUERIES } from '../../../lib/monitoring/queries';
import { deployedFunction } from '../../support/deployed-function';
import { cases } from '../../support/events';
import { runQuery } from '../../support/logs-insights';
import { startOverTheWire } from '../../support/over-the-wire';

const fn = deployedFunction();
const TRANSFERRED_FROM = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';

/** What the function writes into its log, lines of metrics included, for some contacts. */
async function log(): Promise<Record<string, unknown>[]> {
  const linked = { many: cases(25), [TRANSFERRED_FROM]: cases(2) };
  const { emulator, executionEnvironment, ask } = await startOverTheWire(fn, { cases: linked, quotas: NO_QUOTAS });
  const invoke = async (contactId: string, faults: string) => {
    emulator.play(faults);
    await ask(contactId);
  };
  await invoke('many', '');
  await invoke('throttled', 'throttle');
  await invoke('many', '');
  await invoke('denied', '403');
  await invoke('denied', '');
  await invoke('missing', '404');
  await executionEnvironment.invoke({ Details: {} });
  await ask('transferred', { contacts: `Current,${TRANSFERRED_FROM}`, maxCases: 1 });
  return [...executionEnvironment.lines, ...executionEnvironment.metrics];
}

describe('the saved query', () => {
  let lines: Record<string, unknown>[];
  const ask = (name: keyof typeof QUERIES) => runQuery(QUERIES[name].toString(), lines);

  beforeAll(async () => {
    lines = await log();
  });

  it('One contact finds every lookup of that contact, including repeated calls, and no other', () => {
    const query = QUERIES['One contact'].toString();
    const found = (contactId: string) => runQuery(query.replaceAll('CONTACT_ID', contactId), lines);
    expect(found('many')).toMatchObject([
      { message: 'Cases looked up', casesFound: 25, pages: 3, requests: 3 },
      { message: 'Cases looked up', casesFound: 25, pages: 3, requests: 3 },
    ]);
    expect(found('denied')).toMatchObject([
      { errorName: 'CasesAccessDeniedError', requests: 1, repeated: undefined },
      { errorName: 'CasesAccessDeniedError', requests: 0, repeated: true },
    ]);
    expect(found('unknown')).toEqual([]);
  });

  it('One contact finds the lookup of a transferred call by either of its contacts', () => {
    const query = QUERIES['One contact'].toString();
    const found = (contactId: string) => runQuery(query.replaceAll('CONTACT_ID', contactId), lines);
    expect(found('transferred')).toMatchObject([{ answeredFor: TRANSFERRED_FROM, complete: false, casesFound: 1 }]);
    expect(found(TRANSFERRED_FROM)).toEqual(found('transferred'));
  });

  it('Failures by name counts them, most first', () => {
    expect(ask('Failures by name')[0]).toEqual({ errorName: 'CasesAccessDeniedError', failures: 2 });
    expect(ask('Failures by name').slice(1)).toEqual(
      expect.arrayContaining([
        { errorName: 'CasesNotFoundError', failures: 1 },
        { errorName: 'InvalidContactEventError', failures: 1 },
      ]),
    );
  });

  it('Slowest lookups begins with the one that left least time', () => {
    const left = ask('Slowest lookups').map(({ timeLeftMs }) => timeLeftMs as number);
    expect(left).toHaveLength(8);
    expect(left).toEqual(left.toSorted((a, b) => a - b));
  });

  it('Throttling by minute counts refused requests beside all that those lookups sent', () => {
    expect(ask('Throttling by minute')).toMatchObject([{ lookups: 1, throttled: 1, sent: 2 }]);
  });

  it('of the dashboard shows the last failures with what Cases said', () => {
    const failures = runQuery(LAST_FAILURES.toString(), lines);
    expect(failures.map(({ errorName }) => errorName)).toEqual([
      'InvalidContactEventError',
      'CasesNotFoundError',
      'CasesAccessDeniedError',
      'CasesAccessDeniedError',
    ]);
    expect(failures[1]).toMatchObject({ contactId: 'missing', 'cause.name': 'ResourceNotFoundException' });
  });
});
