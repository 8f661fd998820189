import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import type { Sandbox } from '../../dev/sandbox/sandbox';
import { deployedFunction, sandboxOf } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';

const fn = deployedFunction();
const linked = { none: [], one: cases(1), many: cases(25) };

describe('the deployed function', () => {
  let emulator: Emulator;
  let sandbox: Sandbox & { lines: Record<string, unknown>[] };

  beforeAll(async () => {
    emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases: linked });
    sandbox = sandboxOf(fn, emulator.url);
  });
  beforeEach(() => {
    emulator.refillQuota();
    emulator.requests.length = 0;
    sandbox.lines.length = 0;
  });
  afterAll(async () => {
    sandbox.stop();
    await emulator.stop();
  });

  it('answers no cases with a zero and one request', async () => {
    expect(await sandbox.invoke(eventFor('none'))).toEqual({
      result: {
        caseCount: '0',
        firstCaseId: '',
        firstTemplateId: '',
        caseIds: '',
        complete: 'true',
        contactId: 'none',
      },
    });
    expect(emulator.requests).toHaveLength(1);
  });

  it('answers one case', async () => {
    const { result } = (await sandbox.invoke(eventFor('one'))) as { result: unknown };
    expect(result).toMatchObject({ caseCount: '1', firstCaseId: 'case-0', firstTemplateId: 'template-0' });
  });

  it('reads every page through the default quota and asks for ten cases at a time', async () => {
    const { result } = (await sandbox.invoke(eventFor('many'))) as { result: Record<string, string> };
    expect(result).toMatchObject({ caseCount: '25', firstCaseId: 'case-0', complete: 'true' });
    expect(result.caseIds?.split('_')).toEqual(linked.many.map(({ caseId }) => caseId));
    const pages = emulator.requests.filter(({ outcome }) => outcome === 'ok');
    expect(pages.map((request) => request.cases)).toEqual([10, 10, 5]);
  });

  const folder = join(__dirname, '../../dev/events');
  it.each(readdirSync(folder).filter((file) => /^(voice|chat|task|email)/.test(file)))('accepts %s', async (file) => {
    const event = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { ContactId: contactId, InstanceARN } = event.Details.ContactData;
    const itsOwn = sandboxOf(fn, emulator.url, { INSTANCE_ARN: InstanceARN });
    expect(await itsOwn.invoke(event)).toMatchObject({ result: { caseCount: '0', contactId } });
    itsOwn.stop();
  });

  it('leaves one line for each lookup, with the contact id and the figures', async () => {
    await sandbox.invoke(eventFor('one'));
    expect(sandbox.lines).toHaveLength(1);
    expect(sandbox.lines[0]).toMatchObject({
      level: 'INFO',
      contactId: 'one',
      cases: 1,
      pages: 1,
      attempts: 1,
      throttles: 0,
    });
    expect(sandbox.lines[0]).toHaveProperty('timeLeftMs', expect.any(Number));
  });

  it('logs nothing of the event but the contact id', async () => {
    const event = eventFor('one');
    const secret = 'nobody-may-read-this';
    Object.assign(event.Details.ContactData, { Attributes: { secret }, CustomerEndpoint: { Address: '+15550100' } });
    await sandbox.invoke(event);
    const log = JSON.stringify(sandbox.lines);
    expect(log).not.toContain(secret);
    expect(log).not.toContain('5550100');
  });

  it('refuses an event that it cannot use without asking Cases, and does not put its contact on later lines', async () => {
    await sandbox.invoke(eventFor('one'));
    const outcome = await sandbox.invoke({ Details: {} });
    expect(outcome).toMatchObject({ errorType: 'InvalidContactEventError' });
    expect(emulator.requests).toHaveLength(1);
    expect(sandbox.lines[1]).toMatchObject({ level: 'ERROR', errorName: 'InvalidContactEventError' });
    expect(sandbox.lines[1]).not.toHaveProperty('contactId');
  });

  it('does not ask Cases again when Connect repeats a call that has just failed', async () => {
    emulator.play('403');
    const first = await sandbox.invoke(eventFor('denied'));
    expect(first).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect(await sandbox.invoke(eventFor('denied'))).toEqual(first);
    expect(emulator.requests).toHaveLength(1);
    expect(await sandbox.invoke(eventFor('another'))).toHaveProperty('result');
  });

  it('logs of a failure what an operator needs: name, figures, the cause with its request id', async () => {
    emulator.play('403');
    await sandbox.invoke(eventFor('denied-too'));
    expect(sandbox.lines).toHaveLength(1);
    expect(sandbox.lines[0]).toMatchObject({
      level: 'ERROR',
      contactId: 'denied-too',
      errorName: 'CasesAccessDeniedError',
      attempts: 1,
      cause: { name: 'AccessDeniedException', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
  });
});

describe('a function with an environment that it cannot use', () => {
  it('fails its initialisation with every problem in one message', async () => {
    const broken = { ...fn, environment: { FLOW_TIME_LIMIT_SECONDS: '80' } };
    const sandbox = sandboxOf(broken, 'http://127.0.0.1:1');
    const outcome = await sandbox.invoke(eventFor('any'));
    expect(outcome).toMatchObject({ errorType: 'ConfigurationError' });
    expect(JSON.stringify(outcome)).toMatch(/CASES_DOMAIN_ID was missing.*FLOW_TIME_LIMIT_SECONDS was/);
  });
});
