import type { EmulatorOptions } from '../../dev/cases-api/emulator';
import type { LocalFunction } from '../../dev/lookup/local-function';
import { deployedFunction } from '../support/deployed-function';
import { readMetrics } from '../support/metrics';
import { startOverTheWire, stopAll } from '../support/over-the-wire';

const searching = deployedFunction(8, { caseDetails: 'search' });
const exact = deployedFunction(8, { caseDetails: 'exact' });
/** Where a lookup cannot succeed, a short time limit saves time. */
const hasty = deployedFunction(3, { caseDetails: 'exact' });

/** Cases of which the first is closed, the second open, the third closed, and so on. */
const inTurn = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    caseId: `case-${index}`,
    templateId: 'template',
    status: index % 2 === 0 ? 'closed' : 'open',
  }));

afterEach(stopAll);

async function start(fn: LocalFunction, options: Partial<EmulatorOptions> = {}) {
  const { emulator, executionEnvironment, ...wire } = await startOverTheWire(fn, options);
  const ask = (parameters: Record<string, unknown>) => wire.ask('contact-1', parameters);
  const statusRequests = () => emulator.requests.filter(({ caseId }) => caseId !== undefined);
  return { emulator, ask, statusRequests, lines: executionEnvironment.lines, metrics: executionEnvironment.metrics };
}

describe('the deployed function that reads each case by itself', () => {
  it('counts the open cases, in the order of the list', async () => {
    const { ask, statusRequests, lines } = await start(exact, { cases: { 'contact-1': inTurn(8) } });
    expect(await ask({ status: 'open' })).toMatchObject({
      result: { caseCount: '4', caseIds: 'case-1_case-3_case-5_case-7', complete: 'true' },
    });
    expect(statusRequests()).toHaveLength(8);
    expect(lines).toEqual([expect.objectContaining({ casesFound: 4, pages: 1, detailsRead: 8, requests: 9 })]);
  });

  it('reads no status unless a flow asks for one', async () => {
    const { ask, statusRequests } = await start(exact, { cases: { 'contact-1': inTurn(8) } });
    expect(await ask({ status: 'any' })).toHaveProperty('result.caseCount', '8');
    expect(await ask({})).toHaveProperty('result.caseCount', '8');
    expect(statusRequests()).toEqual([]);
  });

  it('stops at the cases that are wanted', async () => {
    const { emulator, ask } = await start(exact, { cases: { 'contact-1': inTurn(25) } });
    expect(await ask({ status: 'Open', maxCases: 1 })).toMatchObject({
      result: { caseCount: '1', firstCaseId: 'case-1', complete: 'false' },
    });
    expect(emulator.requests).toHaveLength(3);
  });

  it('outlasts the quota of GetCase, within its time', async () => {
    const { ask } = await start(exact, { cases: { 'contact-1': inTurn(10) }, quotas: { GetCase: { burst: 4 } } });
    expect(await ask({ status: 'closed' })).toHaveProperty('result.caseCount', '5');
  });

  it('fails where the quota does not suffice, or gives the part that it knows', async () => {
    const { ask } = await start(hasty, {
      cases: { 'contact-1': inTurn(10) },
      quotas: { GetCase: { rate: 0.001, burst: 4 } },
    });
    expect(await ask({ status: 'open', allowPartial: true })).toMatchObject({
      result: { caseCount: '2', complete: 'false' },
    });
    expect(await ask({ status: 'open' })).toMatchObject({ errorType: 'CasesThrottledError' });
  });

  it('leaves out a case that is deleted after it was listed', async () => {
    const cases = { 'contact-1': inTurn(4) };
    const { ask } = await start(exact, {
      cases,
      onRequest: ({ contactId }) => contactId && setImmediate(() => cases['contact-1'].splice(1, 1)),
    });
    expect(await ask({ status: 'open' })).toMatchObject({ result: { caseIds: 'case-3', complete: 'true' } });
  });

  it('fails when it is denied a status', async () => {
    const { ask, emulator } = await start(exact, { cases: { 'contact-1': inTurn(4) }, faults: 'ok,403*' });
    const outcome = await ask({ status: 'open' });
    expect(outcome).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect((outcome as { errorMessage: string }).errorMessage).toContain('with caseDetails');
    expect(emulator.requests.length).toBeLessThanOrEqual(3);
  });

  it('fails when a case has no status', async () => {
    const cases = { 'contact-1': [{ caseId: 'case-0', templateId: 't', status: '' }] };
    const { ask } = await start(exact, { cases });
    expect(await ask({ status: 'open' })).toMatchObject({ errorType: 'CaseStatusUnknownError' });
  });
});

const operationsOf = (requests: { operation?: string | undefined }[]) => requests.map(({ operation }) => operation);

describe('the deployed function that searches', () => {
  it('counts the open cases of a page with one search', async () => {
    const { emulator, ask, lines, metrics } = await start(searching, { cases: { 'contact-1': inTurn(8) } });
    expect(await ask({ status: 'open' })).toMatchObject({
      result: { caseCount: '4', caseIds: 'case-1_case-3_case-5_case-7', complete: 'true', openCaseCount: '4' },
    });
    expect(operationsOf(emulator.requests)).toEqual(['ListCasesForContact', 'SearchCases']);
    expect(lines).toEqual([
      expect.objectContaining({ casesFound: 4, detailsRead: 8, requests: 2, searchCasesRequests: 1 }),
    ]);
    const counted = Object.fromEntries(readMetrics(metrics).map(({ name, value }) => [name, value]));
    expect(counted).toMatchObject({ Requests: 2, ListCasesForContactRequests: 1, SearchCasesRequests: 1 });
    expect(counted).not.toHaveProperty('GetCaseRequests');
  });

  it('puts the case first that was updated last, and tells its status and number', async () => {
    const days = ['03', '24', '17'];
    const cases = days.map((day, index) => ({
      caseId: `case-${index}`,
      templateId: 't',
      status: 'closed',
      reference_number: `1048293${index}`,
      last_updated_datetime: `2026-11-${day}T08:00:00Z`,
    }));
    const { ask } = await start(searching, { cases: { 'contact-1': cases } });
    expect(await ask({ order: 'updated' })).toMatchObject({
      result: {
        caseIds: 'case-1_case-2_case-0',
        firstCaseId: 'case-1',
        firstCaseStatus: 'closed',
        firstCaseReference: '10482931',
        openCaseCount: '0',
      },
    });
  });

  it('asks for no details unless a flow does, and answers with empty strings then', async () => {
    const { emulator, ask } = await start(searching, { cases: { 'contact-1': inTurn(2) } });
    const empty = { firstCaseStatus: '', firstCaseReference: '', openCaseCount: '' };
    expect(await ask({ order: 'listed', details: false })).toMatchObject({ result: empty });
    expect(operationsOf(emulator.requests)).toEqual(['ListCasesForContact']);
  });

  it('reads by itself what the lagging index does not show yet', async () => {
    const { emulator, ask } = await start(searching, { cases: { 'contact-1': inTurn(3) }, searchLagMs: 60_000 });
    expect(await ask({ status: 'open' })).toMatchObject({ result: { caseIds: 'case-1' } });
    const [, search, ...reads] = emulator.requests;
    expect(search).toMatchObject({ operation: 'SearchCases', cases: 0 });
    expect(operationsOf(reads)).toEqual(['GetCase', 'GetCase', 'GetCase']);
  });

  it('leaves out a case that is deleted after it was listed', async () => {
    const cases = { 'contact-1': inTurn(4) };
    const onRequest = ({ contactId }: { contactId?: string }) =>
      contactId && setImmediate(() => cases['contact-1'].splice(1, 1));
    const { ask } = await start(searching, { cases, onRequest });
    expect(await ask({ status: 'open' })).toMatchObject({ result: { caseIds: 'case-3', complete: 'true' } });
  });

  it('reads each case by itself once Cases has refused the filter, with one warning and one metric', async () => {
    const cases = { 'contact-1': inTurn(2) };
    const { emulator, ask, lines, metrics } = await start(searching, { cases, searchRefuses: true });
    const answer = { result: { caseIds: 'case-1' } };
    expect([await ask({ status: 'open' }), await ask({ status: 'open' })]).toMatchObject([answer, answer]);
    const searches = emulator.requests.filter(({ operation }) => operation === 'SearchCases');
    expect(searches).toMatchObject([{ status: 400 }]);
    expect(lines.filter(({ level }) => level === 'WARN')).toEqual([
      expect.objectContaining({ message: expect.stringContaining('caseDetails=exact') }),
    ]);
    expect(readMetrics(metrics).filter(({ name }) => name === 'RefusedSearches')).toHaveLength(1);
  });
});
