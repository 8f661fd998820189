import { FAULTS } from '../../dev/cases-api/faults';
import { deployedFunction } from '../support/deployed-function';
import { cases } from '../support/events';
import { startOverTheWire } from '../support/over-the-wire';

const FLOW_TIME_LIMIT = 3000;
const fn = deployedFunction(FLOW_TIME_LIMIT / 1000);

/** What becomes of a lookup that meets a fault: once it recovers or not, for ever it ends in an error. */
type Row = { fault: string; once: 'recovers' | string; forEver: 'answers' | string };

const ROWS: Row[] = [
  { fault: 'ok', once: 'recovers', forEver: 'answers' },
  { fault: 'slow:300', once: 'recovers', forEver: 'answers' },
  { fault: 'huge:10', once: 'recovers', forEver: 'answers' },
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
  sentAfterwards: number;
  longest: number;
};

/** Invokes the function with the fault at the first request, at a later page, for ever, and once more without it. */
async function meet(fault: string): Promise<Meeting> {
  const { emulator, sandbox, ask, stop } = await startOverTheWire(fn, { cases: linked, rate: 0 });
  await sandbox.initialised;
  let longest = 0;
  const invoke = async (contactId: string, faults: string) => {
    emulator.play(faults);
    const started = performance.now();
    const outcome = await ask(contactId);
    longest = Math.max(longest, performance.now() - started);
    if (!('result' in outcome)) return outcome.errorType;
    return (outcome.result as { caseCount: string }).caseCount === '25' ? 'recovers' : 'answers';
  };
  const first = await invoke('first', fault);
  const later = await invoke('later', `ok,${fault}`);
  const forEver = await invoke('for-ever', `${fault}*`);
  const sent = emulator.requests.length;
  await new Promise((resolve) => setTimeout(resolve, 300));
  const sentAfterwards = emulator.requests.length - sent;
  const afterwards = await invoke('afterwards', '');
  await stop();
  return { first, later, forEver, afterwards, sentAfterwards, longest };
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

  it('never outlasts the block', () => expect(met().longest).toBeLessThan(FLOW_TIME_LIMIT));

  it('leaves no request that comes later, and the next invocation in the same sandbox unharmed', () => {
    expect(met()).toMatchObject({ sentAfterwards: 0, afterwards: 'recovers' });
  });
});

it('has a row for every fault of the emulator', () => {
  expect(new Set(ROWS.map(({ fault }) => fault.split(':')[0]))).toEqual(new Set(Object.keys(FAULTS)));
});
