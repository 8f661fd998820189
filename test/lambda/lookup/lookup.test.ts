import fc from 'fast-check';
import { toAttributes } from '../../../lambda/lookup/attributes';
import type { CasesRequest } from '../../../lambda/lookup/cases-request';
import type { CasesAnswer } from '../../../lambda/lookup/lookup';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import { contactNamed, dealing, numbered, runLookup, type Script, throttled } from '../../support/lookup';

const asking = (...contactIds: string[]) => ({ contacts: contactIds.map(contactNamed) as CasesRequest['contacts'] });

/** Contacts whose names tell how many cases they have. */
const byName = dealing((contactArn) => numbered(Number(contactArn.split('-')[1])));

/** Lets a script keep a list of whom it was asked about. */
function recorded(script: Script) {
  const asked: string[] = [];
  const recording: Script = (attempt) => {
    asked.push(attempt.contactArn);
    return script(attempt);
  };
  return { asked, recording };
}

describe('lookUpCases, asked about several contacts', () => {
  it.each([
    [['first-1', 'current-2'], ['first-1'], 'first-1', 1],
    [['first-0', 'current-2'], ['first-0', 'current-2'], 'current-2', 2],
    [['first-0', 'second-12', 'third-1'], ['first-0', 'second-12', 'second-12'], 'second-12', 12],
    [['first-0', 'second-0'], ['first-0', 'second-0'], 'first-0', 0],
  ])('about %j, asks %j and answers for %s', async (contacts, requests, contactId, count) => {
    const { asked, recording } = recorded(byName);
    const run = await runLookup(recording, { asked: asking(...contacts) });
    expect(asked).toEqual(requests);
    expect(run).toMatchObject({ contactId, complete: true, cases: numbered(count) });
  });

  it('goes on to the next contact when none of the cases is of the template that counts', async () => {
    const script = dealing((contact) => [{ caseId: 'a', templateId: contact === 'first' ? 'billing' : 'repair' }]);
    const run = await runLookup(script, { asked: { ...asking('first', 'current'), templateId: ['repair'] } });
    expect(run).toMatchObject({ contactId: 'current', cases: [{ templateId: 'repair' }], complete: true });
  });

  it('has one budget for all of them', async () => {
    const slow: Script = (attempt) => ({ ...byName(attempt), takes: 1900 });
    const contacts = ['a-0', 'b-0', 'c-0', 'd-0', 'e-1'];
    const { error, attempts, ended, budget } = await runLookup(slow, { asked: asking(...contacts) });
    expect(attempts.length).toBeLessThanOrEqual(5);
    expect((error as Error).name).toBe('LookupTimedOutError');
    expect(ended).toBeLessThanOrEqual(budget.deadline);
  });

  it('bounds the pages of each contact, not of all together', async () => {
    const script: Script = ({ token = '1', contactArn }) => {
      const isLast = token === '600';
      const cases = isLast && contactArn === 'second' ? numbered(1) : [];
      return { takes: 1, gives: { page: isLast ? { cases } : { cases, nextToken: String(Number(token) + 1) } } };
    };
    const run = await runLookup(script, { asked: asking('first', 'second') });
    expect(run).toMatchObject({ contactId: 'second', complete: true, cases: numbered(1), stats: { pages: 1200 } });
  });

  it('fails when one of them cannot be answered for, although the next could be', async () => {
    const denied = new AttemptFailure('denied');
    const script: Script = (attempt) => (attempt.contactArn === 'first-1' ? { gives: denied } : byName(attempt));
    const { error, attempts } = await runLookup(script, { asked: asking('first-1', 'current-1') });
    expect(error).toMatchObject({ name: 'CasesAccessDeniedError' });
    expect(attempts).toHaveLength(1);
  });
});

const templates = (number: number) => (number % 3 === 0 ? 'repair' : 'billing');

describe('lookUpCases, asked for some cases only', () => {
  it.each([
    // Cases that there are; template and limit; cases found, complete, requests, cases of a page.
    [25, [], 1, 1, false, 1, 1],
    [1, [], 1, 1, true, 1, 1],
    [0, [], 1, 0, true, 1, 1],
    [3, [], 3, 3, true, 1, 3],
    [4, [], 3, 3, false, 1, 3],
    [25, [], 10, 10, false, 1, 10],
    [25, [], 15, 15, false, 2, 10],
    [20, [], 20, 20, true, 2, 10],
    [25, [], Number.POSITIVE_INFINITY, 25, true, 3, 10],
    [25, ['repair'], Number.POSITIVE_INFINITY, 9, true, 3, 10],
    [25, ['repair', 'billing'], Number.POSITIVE_INFINITY, 25, true, 3, 10],
    [25, ['other'], Number.POSITIVE_INFINITY, 0, true, 3, 10],
    [25, ['repair'], 1, 1, false, 1, 10],
    [1, ['repair'], 1, 1, true, 1, 10],
    [3, ['repair'], 1, 1, true, 1, 10],
    [25, ['repair'], 4, 4, false, 1, 10],
    [25, ['repair'], 9, 9, true, 3, 10],
    [30, ['repair'], 10, 10, true, 3, 10],
  ])('of %i, of the templates %j, at most %p: finds %i, complete %p, %i requests for %i each', async (...row) => {
    const [count, templateId, maxCases, found, complete, requests, size] = row;
    const sizes = new Set<number>();
    const deal = dealing(() => numbered(count, templates));
    const script: Script = (attempt) => {
      sizes.add(attempt.size);
      return deal(attempt);
    };
    const run = await runLookup(script, { asked: { templateId, maxCases } });
    expect(run.error).toBeUndefined();
    expect([run.cases?.length, run.complete, run.attempts.length]).toEqual([found, complete, requests]);
    expect([...sizes]).toEqual([size]);
  });

  it('counts a case that stands on two pages once', async () => {
    const [a, b] = [
      { caseId: 'a', templateId: 't' },
      { caseId: 'b', templateId: 't' },
    ] as const;
    const script: Script = ({ token }) => ({
      gives: { page: token === undefined ? { cases: [a, a], nextToken: '1' } : { cases: [a, b] } },
    });
    expect(await runLookup(script, { asked: { maxCases: 2 } })).toMatchObject({ cases: [a, b], complete: true });
  });
});

describe('lookUpCases, when time runs out', () => {
  const afterOnePage: Script = (attempt) => (attempt.number === 1 ? byName(attempt) : { gives: throttled() });
  const hanging: Script = (attempt) => ({ ...byName(attempt), takes: attempt.number === 1 ? 50 : 60_000 });

  it.each([
    ['throttled', afterOnePage, 'CasesThrottledError'],
    ['without an answer', hanging, 'LookupTimedOutError'],
  ])('%s, gives what it knows only to a flow that allows a part', async (_, script, name) => {
    const part = await runLookup(script, { asked: { ...asking('contact-25'), allowPartial: true } });
    expect(part).toMatchObject({ contactId: 'contact-25', cases: numbered(10), complete: false });
    expect(part.ended).toBeLessThanOrEqual(part.budget.deadline);
    const { error, cases } = await runLookup(script, { asked: asking('contact-25') });
    expect([cases, (error as Error).name]).toEqual([undefined, name]);
  });

  it.each([
    ['no page was read', 'throttle', ['contact-25']],
    ['an earlier contact has no case and the next is not known', 'page', ['first-0', 'contact-25']],
  ])('never makes a zero of what it does not know: %s', async (_, first, contacts) => {
    const script = first === 'page' ? afterOnePage : () => ({ gives: throttled() });
    const { error, cases } = await runLookup(script, { asked: { ...asking(...contacts), allowPartial: true } });
    expect([cases, (error as Error).name]).toEqual([undefined, 'CasesThrottledError']);
  });

  it.each(['denied', 'malformedAnswer', 'notFound'] as const)(
    'does not treat %s as running out of time',
    async (kind) => {
      const failure = new AttemptFailure(kind);
      const script: Script = (attempt) => (attempt.number === 1 ? byName(attempt) : { gives: failure });
      const { error } = await runLookup(script, { asked: { ...asking('contact-25'), allowPartial: true } });
      expect(error).toBeInstanceOf(LookupError);
    },
  );
});

describe('lookUpCases, whatever is asked and whatever happens', () => {
  const scenario = fc.record({
    contacts: fc.array(fc.nat(35), { minLength: 1, maxLength: 4 }),
    templateId: fc.constantFrom<string[]>([], ['repair'], ['billing'], ['repair', 'billing'], ['other']),
    maxCases: fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(Number.POSITIVE_INFINITY)),
    allowPartial: fc.boolean(),
    // How many requests are served before all others are throttled.
    served: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.nat(8)),
  });

  it('asks in order, sends no request beyond what the answer needs, and keeps to the contract', async () => {
    await fc.assert(
      fc.asyncProperty(scenario, async ({ contacts: counts, served, ...wanted }) => {
        const contacts = counts.map((count, index) => `${index}-${count}`);
        const deal = dealing((contactArn) => numbered(Number(contactArn.split('-')[1]), templates));
        const { asked, recording } = recorded((attempt) =>
          attempt.number > served ? { gives: throttled() } : deal(attempt),
        );
        const run = await runLookup(recording, { asked: { ...asking(...contacts), ...wanted } });

        const distinct = [...new Set(asked)];
        expect(distinct).toEqual(contacts.slice(0, distinct.length));
        const size = wanted.templateId.length > 0 ? 10 : Math.min(10, wanted.maxCases);
        const pages = distinct.reduce((sum, id) => sum + Math.max(1, Math.ceil(Number(id.split('-')[1]) / size)), 0);
        expect(run.totals.requests - run.totals.throttledRequests).toBeLessThanOrEqual(pages);
        if (run.error !== undefined) {
          expect(run.error).toBeInstanceOf(LookupError);
          expect(served).toBeLessThan(Number.POSITIVE_INFINITY);
          return;
        }

        const { contactId = '', cases = [], complete } = run;
        const isWanted = ({ templateId }: { templateId: string }) =>
          wanted.templateId.length === 0 || wanted.templateId.includes(templateId);
        const there = (id: string) => numbered(Number(id.split('-')[1]), templates).filter(isWanted);
        expect(there(contactId).slice(0, cases.length)).toEqual(cases);
        if (complete) expect(there(contactId)).toEqual(cases);
        else expect(cases.length === wanted.maxCases || wanted.allowPartial).toBe(true);
        // Contacts asked before the answered one have no cases; if no contact has any, all were asked.
        const before = cases.length > 0 ? contacts.slice(0, contacts.indexOf(contactId)) : contacts;
        for (const id of before) expect(there(id)).toEqual([]);
        const attributes = toAttributes(run as CasesAnswer);
        expect(Object.values(attributes).every((value) => typeof value === 'string')).toBe(true);
        expect(attributes.caseCount === '0' && attributes.complete === 'false').toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
