import type { EmulatedCase } from '../../dev/cases-api/cases';
import type { EmulatorOptions } from '../../dev/cases-api/emulator';
import { FAULTS } from '../../dev/cases-api/faults';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { deployedFunction } from '../support/deployed-function';
import { sumMetrics } from '../support/metrics';
import { FAULT_ARGUMENTS, type OverTheWire, overTheWire, startOverTheWire, stopAll } from '../support/over-the-wire';

const fields = { caseTitle: 'title' };
const byCustomer = deployedFunction(8, { customerLookup: true, fields });
/** Where a lookup cannot succeed, a short time limit saves time. */
const hasty = deployedFunction(3, { customerLookup: true });

const profile = (id: string) => `arn:aws:profile:us-west-2:111122223333:domains/my-domain/profiles/${id}`;
const KNOWN = profile('known');
const QUEUE = 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/q-1';
const AGENT = 'arn:aws:connect:us-west-2:111122223333:instance/i/agent/a-1';

/** Cases of one customer, of which every third is closed; a higher number was updated later. */
const casesOf = (count: number, customer = KNOWN): EmulatedCase[] =>
  Array.from({ length: count }, (_, index) => ({
    caseId: `case-${index}`,
    templateId: `template-${index % 2}`,
    status: index % 3 === 0 ? 'closed' : 'open',
    reference_number: `1000000${index}`,
    customer_id: customer,
    assigned_queue: QUEUE,
    assigned_user: AGENT,
    title: `Boiler ${index}`,
    last_updated_datetime: new Date(Date.UTC(2026, 10, 1) + index * 3_600_000).toISOString(),
  }));

const NEWEST_OPEN = { customer: KNOWN, status: 'open', order: 'updated', list: 3 };

async function start(options: Partial<EmulatorOptions> = {}, fn = byCustomer) {
  const cases = { elsewhere: casesOf(30), linked: [{ caseId: 'linked', templateId: 't' }] };
  const { emulator, executionEnvironment, ask } = await startOverTheWire(fn, { cases, ...options });
  const operations = () => emulator.requests.map(({ operation, status }) => `${operation} ${status}`);
  return { emulator, ask, operations, lines: executionEnvironment.lines, metrics: executionEnvironment.metrics };
}

describe('the deployed function that looks up by customer', () => {
  afterEach(stopAll);

  it('answers count, newest, owner, list and further fields of 30 cases with one request', async () => {
    const { ask, operations, lines, metrics } = await start();
    const outcome = await ask('caller', NEWEST_OPEN);
    expect(outcome).toMatchObject({
      result: {
        caseCount: '20',
        firstCaseId: 'case-29',
        firstTemplateId: 'template-1',
        complete: 'true',
        contactId: 'caller',
        firstCaseStatus: 'open',
        firstCaseReference: '100000029',
        openCaseCount: '20',
        foundBy: 'customer',
        firstCaseQueueArn: QUEUE,
        firstCaseQueueId: 'q-1',
        firstCaseAssignedUserId: 'a-1',
        caseTitle: 'Boiler 29',
        case1Id: 'case-29',
        case2Reference: '100000028',
        case3Id: 'case-26',
        case3Status: 'open',
        case3TemplateId: 'template-0',
      },
    });
    expect(outcome).not.toHaveProperty('result.case4Id');
    expect(operations()).toEqual(['SearchCases 200']);
    const counted = { casesFound: 20, detailsRead: 20, pages: 1, requests: 1, searchCasesRequests: 1 };
    expect(lines).toEqual([expect.objectContaining({ ...counted, foundBy: 'customer', answeredFor: 'caller' })]);
    expect(JSON.stringify(lines)).not.toMatch(/profile|Boiler/);
    expect(sumMetrics(metrics)).toMatchObject({ SearchCasesRequests: 1, CasesFound: 20, Pages: 1 });
  });

  it.each<[string, string, object, string[], object]>([
    [
      'first the contact, and only it where it has a case',
      'linked',
      {},
      ['ListCasesForContact 200'],
      { foundBy: 'contact', caseCount: '1', firstCaseQueueId: '' },
    ],
    [
      'the customer where the contact has none',
      'caller',
      {},
      ['ListCasesForContact 200', 'SearchCases 200'],
      { foundBy: 'customer', caseCount: '30' },
    ],
    [
      'the contact only where the customer is empty',
      'caller',
      { customer: '' },
      ['ListCasesForContact 200'],
      { foundBy: '', caseCount: '0' },
    ],
    [
      'a customer without cases',
      'caller',
      { customer: profile('new') },
      ['ListCasesForContact 200', 'SearchCases 200'],
      { foundBy: '', caseCount: '0', openCaseCount: '0' },
    ],
  ])('asks %s', async (_, contact, more, requests, answer) => {
    const { ask, operations } = await start();
    expect(await ask(contact, { contacts: 'Current', customer: KNOWN, ...more })).toMatchObject({ result: answer });
    expect(operations()).toEqual(requests);
  });

  it('reads page after page of a customer with more than 100 cases', async () => {
    const { ask, operations } = await start({ cases: { elsewhere: casesOf(230) } });
    const counts = { caseCount: '115', firstTemplateId: 'template-1', complete: 'true' };
    expect(await ask('caller', { customer: KNOWN, templateId: 'template-1' })).toMatchObject({ result: counts });
    expect(operations()).toEqual(Array(3).fill('SearchCases 200'));
  });

  it('retries a throttled search, and fails within its time where the quota stays exhausted', async () => {
    const patient = await start({ faults: 'throttle,throttle' });
    expect(await patient.ask('caller', NEWEST_OPEN)).toMatchObject({ result: { caseCount: '20' } });
    expect(patient.operations()).toEqual(['SearchCases 429', 'SearchCases 429', 'SearchCases 200']);
    const exhausted = await start({ faults: 'throttle*' }, hasty);
    expect(await exhausted.ask('caller', NEWEST_OPEN)).toMatchObject({ errorType: 'CasesThrottledError' });
  });

  it('answers 0 while the index lags, and finds the cases afterwards', async () => {
    const { emulator, ask } = await start({ cases: { elsewhere: casesOf(2) }, searchLagMs: 500 });
    expect(await ask('caller', { customer: KNOWN })).toMatchObject({ result: { caseCount: '0', foundBy: '' } });
    emulator.play('slow:600');
    await ask('caller', { customer: profile('new') });
    expect(await ask('caller', { customer: KNOWN })).toMatchObject({ result: { caseCount: '2' } });
  });

  it.each([
    ['the id of a profile', 'known'],
    ['a profile of another account', KNOWN.replace('111122223333', '999988887777')],
  ])('refuses %s without a request, and does not repeat it', async (_, customer) => {
    const { ask, operations, lines } = await start();
    expect(await ask('caller', { customer })).toMatchObject({
      errorType: 'InvalidContactEventError',
      errorMessage: expect.stringContaining('customer was'),
    });
    expect(operations()).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain('999988887777');
  });

  it('refuses a customer where the stack does not allow it', async () => {
    const { ask, operations } = await start({}, deployedFunction(8));
    expect(await ask('caller', { customer: KNOWN })).toMatchObject({
      errorType: 'InvalidContactEventError',
      errorMessage: expect.stringContaining('deploy it with customerLookup'),
    });
    expect(operations()).toEqual([]);
  });
});

/** What becomes of a lookup whose search meets a fault once. Those that are not named do no harm. */
const ENDS: Record<string, string> = {
  400: 'CasesInvalidRequestError',
  403: 'CasesAccessDeniedError',
  'expired-token': 'CasesAccessDeniedError',
  404: 'CasesNotFoundError',
  'not-json': 'CasesMalformedAnswerError',
  empty: 'CasesMalformedAnswerError',
  'wrong-shape': 'CasesMalformedAnswerError',
  'same-token': 'CasesEndlessPagesError',
  endless: 'CasesMalformedAnswerError',
  'not-http': 'CasesMalformedAnswerError',
  'numeric-resource-id': 'CasesNotFoundError',
  'long-message': 'CasesInvalidRequestError',
  'endless-body': 'CasesMalformedAnswerError',
  nested: 'CasesMalformedAnswerError',
  'nested-cases': 'CasesMalformedAnswerError',
  json: 'CasesMalformedAnswerError',
  'big-page': 'CasesMalformedAnswerError',
  'long-ids': 'CasesMalformedAnswerError',
};

/** Lets a search meet a fault, and looks up by the same customer afterwards. */
async function meet({ emulator, ask }: OverTheWire, name: string) {
  emulator.play(`${name}${FAULT_ARGUMENTS[name] ?? ''}${name === 'same-token' ? '*' : ''}`);
  const met = await ask(`contact-of-${name}`, { customer: KNOWN, status: 'open' });
  emulator.play('');
  return { met, afterwards: await ask('other', { customer: KNOWN, status: 'open' }) };
}

describe('a fault at the search by customer', () => {
  const wire = overTheWire(byCustomer, { cases: { elsewhere: casesOf(3) }, quotas: NO_QUOTAS });
  const found = { result: { caseCount: '2', complete: 'true', foundBy: 'customer' } };

  it.each(Object.keys(FAULTS))('%s ends as it does at a page, or does no harm', async (name) => {
    const { met, afterwards } = await meet(wire, name);
    expect(met).toMatchObject(ENDS[name] ? { errorType: ENDS[name] } : found);
    expect(afterwards).toMatchObject(found);
  });
});
