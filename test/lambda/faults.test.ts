import { FAULTS } from '../../dev/cases-api/faults';
import { HOSTILE_FAULTS } from '../../dev/cases-api/hostile-faults';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { sleep } from '../../lambda/retry/clock';
import { deployedFunction } from '../support/deployed-function';
import { cases } from '../support/events';
import { type OverTheWire, startOverTheWire } from '../support/over-the-wire';
import { sharedClock } from '../support/shared-clock';

const fn = deployedFunction(8, { longestTimeLimitSeconds: 60 });

/** What becomes of a lookup that meets a fault: once it recovers or not, for ever it ends in an error. */
type Row = {
  fault: string;
  once: 'recovers' | string;
  forEver: 'recovers' | 'answers' | string;
  /** The time limit in seconds, where it takes a long one until the lookup ends. */
  timeLimit?: number;
};

const ROWS: Row[] = [
  { fault: 'ok', once: 'recovers', forEver: 'recovers' },
  { fault: 'slow:300', once: 'recovers', forEver: 'recovers' },
  { fault: 'huge:1', once: 'recovers', forEver: 'recovers' },
  { fault: 'huge:10', once: 'CasesMalformedAnswerError', forEver: 'CasesMalformedAnswerError' },
  { fault: 'throttle', once: 'recovers', forEver: 'CasesThrottledError' },
  { fault: 'throttle:1', once: 'recovers', forEver: 'CasesThrottledError' },
  { fault: 'throttle:30', once: 'recovers', forEver: 'CasesThrottledError' },
  { fault: 'html-throttle', once: 'recovers', forEver: 'CasesThrottledError' },
  { fault: '500', once: 'recovers', forEver: 'CasesUnavailableError' },
  { fault: '503', once: 'recovers', forEver: 'CasesUnavailableError' },
  { fault: 'reset', once: 'recovers', forEver: 'CasesUnreachableError' },
  { fault: 'truncate', once: 'recovers', forEver: 'CasesUnreachableError' },
  { fault: 'hang', once: 'recovers', forEver: 'LookupTimedOutError' },
  { fault: 'drip:200', once: 'recovers', forEver: 'LookupTimedOutError' },
  { fault: '400', once: 'CasesInvalidRequestError', forEver: 'CasesInvalidRequestError' },
  { fault: '403', once: 'CasesAccessDeniedError', forEver: 'CasesAccessDeniedError' },
  { fault: 'expired-token', once: 'CasesAccessDeniedError', forEver: 'CasesAccessDeniedError' },
  { fault: '404', once: 'CasesNotFoundError', forEver: 'CasesNotFoundError' },
  { fault: 'not-json', once: 'CasesMalformedAnswerError', forEver: 'CasesMalformedAnswerError' },
  { fault: 'empty', once: 'CasesMalformedAnswerError', forEver: 'CasesMalformedAnswerError' },
  { fault: 'wrong-shape', once: 'CasesMalformedAnswerError', forEver: 'CasesMalformedAnswerError' },
  { fault: 'same-token', once: 'recovers', forEver: 'CasesEndlessPagesError' },
  { fault: 'endless', once: 'recovers', forEver: 'CasesEndlessPagesError', timeLimit: 60 },
  { fault: 'sparse', once: 'CasesMalformedAnswerError', forEver: 'CasesMalformedAnswerError' },
  { fault: 'null-token', once: 'answers', forEver: 'answers' },
];

/** 25 cases: three pages, so that a later page is one in the middle. */
const linked = Object.fromEntries(['first', 'later', 'for-ever', 'afterwards'].map((id) => [id, cases(25)]));

type Meeting = {
  first: string;
  later: string;
  forEver: string;
  afterwards: string;
  /** Requests that reached the emulator and that no lookup counted. */
  uncounted: number;
  /** Milliseconds that the block would have waited after each answer. */
  timeLeft: number[];
};

/** Invokes the function with the fault at the first request, at a later page, for ever, and once more without it. */
async function meet({ fault, timeLimit = 8 }: Row): Promise<Meeting> {
  const wire = await startOverTheWire(fn, { cases: linked, quotas: NO_QUOTAS });
  const first = await invoke(wire, 'first', fault);
  const later = await invoke(wire, 'later', `ok,${fault}`);
  const forEver = await invoke(wire, 'for-ever', `${fault}*`, { timeLimit });
  await sleep(sharedClock, 300);
  const afterwards = await invoke(wire, 'afterwards', '');
  const { lines } = wire.executionEnvironment;
  const counted = lines.reduce((sum, { requests }) => sum + Number(requests ?? 0), 0);
  const uncounted = wire.emulator.requests.length - counted;
  const timeLeft = lines.map(({ timeLeftMs }) => Number(timeLeftMs));
  await wire.stop();
  return { first, later, forEver, afterwards, uncounted, timeLeft };
}

async function invoke({ emulator, ask }: OverTheWire, contactId: string, faults: string, parameters = {}) {
  emulator.play(faults);
  const outcome = await ask(contactId, parameters);
  if (!('result' in outcome)) return outcome.errorType;
  return (outcome.result as { caseCount: string }).caseCount === '25' ? 'recovers' : 'answers';
}

describe.each(ROWS)('the fault $fault', (row) => {
  const { fault, once, forEver } = row;
  let met: Meeting;

  beforeAll(async () => {
    met = await meet(row);
  });

  it(`at the first request: ${once}`, () => expect(met.first).toBe(once));

  it(`at a later page: ${once}`, () => {
    expect(met.later).toBe(fault === 'same-token' ? 'CasesEndlessPagesError' : once);
  });

  it(`for ever: ${forEver}`, () => expect(met.forEver).toBe(forEver));

  it('is answered before the block gives up', () => {
    expect(met.timeLeft).toHaveLength(4);
    expect(Math.min(...met.timeLeft)).toBeGreaterThan(0);
  });

  it('sends no request that no lookup counted, and does not harm the next invocation', () => {
    expect(met.uncounted).toBeLessThanOrEqual(0);
    expect(met.afterwards).toBe('recovers');
  });
});

it('has a row for every fault that is not hostile', () => {
  const faults = new Set(ROWS.map(({ fault }) => fault.split(':')[0]));
  expect(faults).toEqual(new Set(Object.keys(FAULTS).filter((name) => !(name in HOSTILE_FAULTS))));
});
