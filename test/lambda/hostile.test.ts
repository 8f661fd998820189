import { HOSTILE_FAULTS } from '../../dev/cases-api/hostile-faults';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { deployedFunction, executionEnvironmentOf } from '../support/deployed-function';
import { eventFor } from '../support/events';
import { startFront } from '../support/front';
import { sumMetrics } from '../support/metrics';
import { emulateCases } from '../support/over-the-wire';

const fn = deployedFunction(3);

/** Bytes that a log line may have, whatever a server sends. */
const MAX_LINE_BYTES = 32 * 1024;

/** Requests that the floor under the waits allows in 3 s. */
const MAX_REQUESTS = 32;

/** What a lookup ends in when a server behaves like this for ever. */
const ROWS: [fault: string, outcome: string][] = [
  ['switching-protocols', 'LookupTimedOutError'],
  ['not-http', 'CasesMalformedAnswerError'],
  ['408', 'CasesUnavailableError'],
  ['425', 'CasesUnavailableError'],
  ['bad-hint:0', 'CasesThrottledError'],
  ['bad-hint:1', 'CasesThrottledError'],
  ['bad-hint:2', 'CasesThrottledError'],
  ['bad-hint:3', 'CasesThrottledError'],
  ['bad-hint:4', 'CasesThrottledError'],
  ['bad-hint:5', 'CasesThrottledError'],
  ['numeric-resource-id', 'CasesNotFoundError'],
  ['long-message:900', 'CasesInvalidRequestError'],
  ['long-message:5000', 'CasesMalformedAnswerError'],
  ['endless-body', 'CasesMalformedAnswerError'],
  ['nested:100', 'CasesMalformedAnswerError'],
  ['nested:10000', 'CasesMalformedAnswerError'],
  ['nested-cases:100', 'CasesMalformedAnswerError'],
  ['json:0', 'CasesMalformedAnswerError'],
  ['json:1', 'CasesMalformedAnswerError'],
  ['json:2', 'CasesMalformedAnswerError'],
  ['json:3', 'CasesMalformedAnswerError'],
  ['json:4', 'CasesMalformedAnswerError'],
  ['json:5', 'CasesMalformedAnswerError'],
  ['big-page:11', 'CasesMalformedAnswerError'],
  ['big-page:100000', 'CasesMalformedAnswerError'],
  ['long-ids:500', 'an answer'],
  ['long-ids:501', 'CasesMalformedAnswerError'],
  ['long-ids:40000', 'CasesMalformedAnswerError'],
  ['unasked:0', 'an answer'],
  ['truncate', 'CasesUnreachableError'],
];

const TRANSPORTS = ['http', 'https'] as const;

type Meeting = { outcome: string; requests: number };
type Row = {
  cold: Meeting;
  warm: Meeting;
  /** The cases that the lookups without a fault found. */
  unharmed: string[];
  counted: { requests: number; metric: number };
  longestLine: number;
};

/** Lets a new execution environment meet a fault with its first lookup and with its third; the others meet none. */
async function meet(fault: string, transport: (typeof TRANSPORTS)[number]): Promise<Row> {
  const contacts = ['cold', 'second', 'warm', 'last'];
  const linked = Object.fromEntries(contacts.map((id) => [id, [{ caseId: `case-of-${id}`, templateId: 't' }]]));
  const emulator = await emulateCases({ cases: linked, quotas: NO_QUOTAS });
  const front = await startFront(emulator.url, transport);
  const executionEnvironment = executionEnvironmentOf(fn, front.url, front.environment);
  await executionEnvironment.initialised;
  const invoke = async (contactId: string, faults: string) => {
    emulator.play(faults);
    const sent = emulator.requests.length;
    const outcome = await executionEnvironment.invoke(eventFor(contactId));
    const found = 'result' in outcome ? (outcome.result as { firstCaseId: string }).firstCaseId : undefined;
    return { outcome, found, requests: emulator.requests.length - sent };
  };
  const meeting = async (contactId: string): Promise<Meeting> => {
    const { outcome, requests } = await invoke(contactId, `${fault}*`);
    return { outcome: 'errorType' in outcome ? outcome.errorType : 'an answer', requests };
  };
  const cold = await meeting('cold');
  const second = await invoke('second', '');
  const warm = await meeting('warm');
  const last = await invoke('last', '');
  executionEnvironment.stop();
  front.stop();
  await emulator.stop();
  return {
    cold,
    warm,
    unharmed: [second, last].map(({ found, outcome }) => found ?? JSON.stringify(outcome)),
    counted: { requests: emulator.requests.length, metric: sumMetrics(executionEnvironment.metrics).Requests ?? 0 },
    longestLine: Math.max(...executionEnvironment.lines.map((line) => Buffer.byteLength(JSON.stringify(line)))),
  };
}

describe.each(TRANSPORTS)('a server that is hostile over %s', (transport) => {
  describe.each(ROWS)('with the fault %s', (fault, outcome) => {
    let row: Row;

    beforeAll(async () => {
      row = await meet(fault, transport);
    });

    it.each(['cold', 'warm'] as const)(`gets ${outcome} from a %s execution environment`, (state) => {
      expect(row[state].outcome).toBe(outcome);
      expect(row[state].requests).toBeLessThanOrEqual(MAX_REQUESTS);
    });

    it('does not harm the lookups that follow', () => {
      expect(row.unharmed).toEqual(['case-of-second', 'case-of-last']);
    });

    it('has every request counted, and no long log line', () => {
      expect(row.counted.metric).toBe(row.counted.requests);
      expect(row.longestLine).toBeLessThan(MAX_LINE_BYTES);
    });
  });
});

it('has a row for every hostile fault of the emulator', () => {
  const faults = new Set(ROWS.map(([fault]) => fault.split(':')[0]));
  expect([...faults]).toEqual(expect.arrayContaining(Object.keys(HOSTILE_FAULTS)));
});
