import { FAULTS } from '../../dev/cases-api/faults';
import { HOSTILE_FAULTS } from '../../dev/cases-api/hostile-faults';
import { deployedFunction } from '../support/deployed-function';
import { cases } from '../support/events';
import { type OverTheWire, startOverTheWire } from '../support/over-the-wire';

/** Lambda's own timeout is far away here, so that only the function's deadline ends a lookup, on a busy machine too. */
const functionWith = (flowTimeLimitSeconds: number) => ({ ...deployedFunction(flowTimeLimitSeconds), timeout: 20_000 });

/** Where a lookup has to recover it has as much time as there is. */
const patient = functionWith(8);
/** Where a fault never ends, a short time limit saves time. */
const hasty = functionWith(3);

/** What becomes of a lookup that meets a fault: once it recovers or not, for ever it ends in an error. */
type Row = { fault: string; once: 'recovers' | string; forEver: 'answers' | string };

const ROWS: Row[] = [
  { fault: 'ok', once: 'recovers', forEver: 'answers' },
  { fault: 'slow:300', once: 'recovers', forEver: 'answers' },
  { fault: 'huge:1', once: 'recovers', forEver: 'answers' },
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
  // Which limit comes first, that of pages or that of time, is a matter of the machine's speed.
  { fault: 'endless', once: 'recovers', forEver: 'CasesEndlessPagesError|LookupTimedOutError' },
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
async function meet(fault: string): Promise<Meeting> {
  const [brief, lasting] = await Promise.all(
    [patient, hasty].map((fn) => startOverTheWire(fn, { cases: linked, rate: 0 })),
  );
  // A cold start takes time from the first lookup, and on a busy machine all of it.
  await Promise.all([brief!, lasting!].map(({ ask }) => ask('warm')));
  const first = await invoke(brief!, 'first', fault);
  const later = await invoke(brief!, 'later', `ok,${fault}`);
  const forEver = await invoke(lasting!, 'for-ever', `${fault}*`);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const afterwards = await invoke(lasting!, 'afterwards', '');
  const lines = [brief!, lasting!].flatMap(({ sandbox }) => sandbox.lines);
  const counted = lines.reduce((sum, { requests }) => sum + Number(requests ?? 0), 0);
  const uncounted = brief!.emulator.requests.length + lasting!.emulator.requests.length - counted;
  const timeLeft = lines.flatMap(({ timeLeftMs }) => (typeof timeLeftMs === 'number' ? [timeLeftMs] : []));
  await Promise.all([brief!.stop(), lasting!.stop()]);
  return { first, later, forEver, afterwards, uncounted, timeLeft };
}

async function invoke({ emulator, ask }: OverTheWire, contactId: string, faults: string): Promise<string> {
  emulator.play(faults);
  const outcome = await ask(contactId);
  if (!('result' in outcome)) return outcome.errorType;
  return (outcome.result as { caseCount: string }).caseCount === '25' ? 'recovers' : 'answers';
}

const meetings = new Map<string, Meeting>();

beforeAll(async () => {
  const waiting = ROWS.map(({ fault }) => fault);
  const work = async () => {
    for (let fault = waiting.shift(); fault !== undefined; fault = waiting.shift())
      meetings.set(fault, await meet(fault));
  };
  await Promise.all(Array.from({ length: 6 }, work));
}, 120_000);

describe.each(ROWS)('the fault $fault', ({ fault, once, forEver }) => {
  const met = () => meetings.get(fault) as Meeting;

  it(`at the first request: ${once}`, () => expect(met().first).toBe(once));

  it(`at a later page: ${once}`, () => {
    expect(met().later).toBe(fault === 'same-token' ? 'CasesEndlessPagesError' : once);
  });

  it(`for ever: ${forEver}`, () =>
    expect(met().forEver.replace('recovers', 'answers')).toMatch(new RegExp(`^(${forEver})$`)));

  it("is answered before the block gives up, by the function's clock", () => {
    expect(met().timeLeft).toHaveLength(6);
    expect(Math.min(...met().timeLeft)).toBeGreaterThan(0);
  });

  it('sends no request that no lookup counted, and does not harm the next invocation', () => {
    expect(met().uncounted).toBeLessThanOrEqual(0);
    expect(met().afterwards).toBe('recovers');
  });
});

it('has a row for every fault that is not hostile', () => {
  const faults = new Set(ROWS.map(({ fault }) => fault.split(':')[0]));
  expect(faults).toEqual(new Set(Object.keys(FAULTS).filter((name) => !(name in HOSTILE_FAULTS))));
});
