import type { EmulatorOptions } from '../../dev/cases-api/emulator';
import { deployedFunction } from '../support/deployed-function';
import { startOverTheWire, stopAll } from '../support/over-the-wire';

const FLOW_TIME_LIMIT = 3;
const fn = deployedFunction(FLOW_TIME_LIMIT, { openCasesOnly: 'available' });

/** Cases of which the first is closed, the second open, the third closed, and so on. */
const inTurn = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    caseId: `case-${index}`,
    templateId: 'template',
    status: index % 2 === 0 ? 'closed' : 'open',
  }));

afterEach(stopAll);

async function start(options: Partial<EmulatorOptions> = {}) {
  const { emulator, sandbox, ...wire } = await startOverTheWire(fn, options);
  const ask = (parameters: Record<string, unknown>) => wire.ask('contact-1', parameters);
  const statusRequests = () => emulator.requests.filter(({ caseId }) => caseId !== undefined);
  return { emulator, ask, statusRequests, lines: sandbox.lines };
}

describe('the deployed function that may read statuses', () => {
  it('counts the open cases, in the order of the list', async () => {
    const { ask, statusRequests, lines } = await start({ cases: { 'contact-1': inTurn(8) } });
    expect(await ask({ status: 'open' })).toMatchObject({
      result: { caseCount: '4', caseIds: 'case-1_case-3_case-5_case-7', complete: 'true' },
    });
    expect(statusRequests()).toHaveLength(8);
    expect(lines).toEqual([expect.objectContaining({ cases: 4, pages: 1, statuses: 8, attempts: 9 })]);
  });

  it('reads no status unless a flow asks for one', async () => {
    const { ask, statusRequests } = await start({ cases: { 'contact-1': inTurn(8) } });
    expect(await ask({ status: 'any' })).toHaveProperty('result.caseCount', '8');
    expect(await ask({})).toHaveProperty('result.caseCount', '8');
    expect(statusRequests()).toEqual([]);
  });

  it('stops at the cases that are wanted', async () => {
    const { emulator, ask } = await start({ cases: { 'contact-1': inTurn(25) } });
    expect(await ask({ status: 'Open', maxCases: 1 })).toMatchObject({
      result: { caseCount: '1', firstCaseId: 'case-1', complete: 'false' },
    });
    expect(emulator.requests).toHaveLength(3);
  });

  it('outlasts the quota of GetCase, within its time', async () => {
    const { ask } = await start({ cases: { 'contact-1': inTurn(10) }, getCaseBurst: 4 });
    expect(await ask({ status: 'closed' })).toHaveProperty('result.caseCount', '5');
  });

  it('fails in time where the quota does not suffice, or gives the part that it knows', async () => {
    const { ask } = await start({ cases: { 'contact-1': inTurn(10) }, getCaseRate: 0.001, getCaseBurst: 4 });
    const started = performance.now();
    expect(await ask({ status: 'open', allowPartial: true })).toMatchObject({
      result: { caseCount: '2', complete: 'false' },
    });
    expect(await ask({ status: 'open' })).toMatchObject({ errorType: 'CasesThrottledError' });
    expect(performance.now() - started).toBeLessThan(2 * FLOW_TIME_LIMIT * 1000);
  });

  it('leaves out a case that is deleted after it was listed', async () => {
    const cases = { 'contact-1': inTurn(4) };
    const { ask } = await start({
      cases,
      onRequest: ({ contactId }) => contactId && setImmediate(() => cases['contact-1'].splice(1, 1)),
    });
    expect(await ask({ status: 'open' })).toMatchObject({ result: { caseIds: 'case-3', complete: 'true' } });
  });

  it('fails when it is denied a status', async () => {
    const { ask, emulator } = await start({ cases: { 'contact-1': inTurn(4) }, faults: 'ok,403*' });
    const outcome = await ask({ status: 'open' });
    expect(outcome).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect((outcome as { errorMessage: string }).errorMessage).toContain('with openCasesOnly cases:GetCase');
    expect(emulator.requests.length).toBeLessThanOrEqual(3);
  });

  it('does not guess the status of a case that has none', async () => {
    const cases = { 'contact-1': [{ caseId: 'case-0', templateId: 't', status: '' }] };
    const { ask } = await start({ cases });
    expect(await ask({ status: 'open' })).toMatchObject({ errorType: 'CaseStatusUnknownError' });
  });
});
