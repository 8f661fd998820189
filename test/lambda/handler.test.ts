import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedFunction, executionEnvironmentOf } from '../support/deployed-function';
import { cases, eventFor, NO_CASES } from '../support/events';
import { overTheWire } from '../support/over-the-wire';

const fn = deployedFunction();
const linked = { none: [], one: cases(1), many: cases(25) };

describe('the deployed function', () => {
  const wire = overTheWire(fn, { cases: linked });

  it('answers no cases with a zero and one request', async () => {
    expect(await wire.ask('none')).toEqual({
      result: { ...NO_CASES, contactId: 'none' },
    });
    expect(wire.emulator.requests).toHaveLength(1);
  });

  it('answers one case', async () => {
    const { result } = (await wire.ask('one')) as { result: unknown };
    expect(result).toMatchObject({ caseCount: '1', firstCaseId: 'case-0', firstTemplateId: 'template-0' });
  });

  it('reads every page through the default quota and asks for ten cases at a time', async () => {
    const { result } = (await wire.ask('many')) as { result: Record<string, string> };
    expect(result).toMatchObject({ caseCount: '25', firstCaseId: 'case-0', complete: 'true' });
    expect(result.caseIds?.split('_')).toEqual(linked.many.map(({ caseId }) => caseId));
    const pages = wire.emulator.requests.filter(({ outcome }) => outcome === 'ok');
    expect(pages.map((request) => request.cases)).toEqual([10, 10, 5]);
  });

  const folder = join(__dirname, '../../dev/events');
  it.each(readdirSync(folder).filter((file) => /^(voice|chat|task|email)/.test(file)))('accepts %s', async (file) => {
    const event = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { ContactId: contactId, InstanceARN } = event.Details.ContactData;
    const itsOwn = executionEnvironmentOf(fn, wire.emulator.url, { INSTANCE_ARN: InstanceARN });
    expect(await itsOwn.invoke(event)).toMatchObject({ result: { caseCount: '0', contactId } });
    itsOwn.stop();
  });

  it('leaves one line for each lookup, with the contact id and the stats', async () => {
    await wire.ask('one');
    expect(wire.executionEnvironment.lines).toHaveLength(1);
    expect(wire.executionEnvironment.lines[0]).toMatchObject({
      level: 'INFO',
      contactId: 'one',
      casesFound: 1,
      pages: 1,
      requests: 1,
      throttledRequests: 0,
    });
    expect(wire.executionEnvironment.lines[0]).toHaveProperty('timeLeftMs', expect.any(Number));
  });

  it('logs nothing of the event except the contact id', async () => {
    const event = eventFor('one');
    const secret = 'nobody-may-read-this';
    Object.assign(event.Details.ContactData, { Attributes: { secret }, CustomerEndpoint: { Address: '+15550100' } });
    await wire.executionEnvironment.invoke(event);
    const log = JSON.stringify(wire.executionEnvironment.lines);
    expect(log).not.toContain(secret);
    expect(log).not.toContain('5550100');
  });

  it('refuses an event that it cannot use without asking Cases, and does not put its contact on later lines', async () => {
    await wire.ask('one');
    const outcome = await wire.executionEnvironment.invoke({ Details: {} });
    expect(outcome).toMatchObject({ errorType: 'InvalidContactEventError' });
    expect(wire.emulator.requests).toHaveLength(1);
    expect(wire.executionEnvironment.lines[1]).toMatchObject({ level: 'ERROR', errorName: 'InvalidContactEventError' });
    expect(wire.executionEnvironment.lines[1]).not.toHaveProperty('contactId');
  });

  it('cuts what a flow may have made up in an error and in the log', async () => {
    const made = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`maxCase${'-'.repeat(1000 + index)}`, 1]),
    );
    const outcome = await wire.ask('one', made);
    expect(outcome).toMatchObject({ errorType: 'InvalidContactEventError' });
    expect(JSON.stringify(outcome).length).toBeLessThan(4000);
    expect(JSON.stringify(wire.executionEnvironment.lines).length).toBeLessThan(8000);
  });

  it('does not ask Cases again when Connect repeats a call that has just failed', async () => {
    wire.emulator.play('403');
    const first = await wire.ask('denied');
    expect(first).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect(await wire.ask('denied')).toEqual(first);
    expect(wire.emulator.requests).toHaveLength(1);
    expect(await wire.ask('another')).toHaveProperty('result');
  });

  it('logs the name, the stats and the cause with its request id of a failure', async () => {
    wire.emulator.play('403');
    await wire.ask('denied-too');
    expect(wire.executionEnvironment.lines).toHaveLength(1);
    expect(wire.executionEnvironment.lines[0]).toMatchObject({
      level: 'ERROR',
      contactId: 'denied-too',
      errorName: 'CasesAccessDeniedError',
      requests: 1,
      cause: { name: 'AccessDeniedException', requestId: expect.stringMatching(/^[\da-f-]{36}$/) },
    });
  });

  it('says which server answered in the place of Cases, and nothing of what it answered', async () => {
    wire.emulator.play('not-json');
    expect(await wire.ask('behind-a-proxy')).toMatchObject({ errorType: 'CasesMalformedAnswerError' });
    const [line] = wire.executionEnvironment.lines;
    const origin = { status: 200, contentType: 'text/html', host: '127.0.0.1' };
    expect(line).toMatchObject({ cause: origin });
    expect(line?.message).toContain(
      'The response was not one of Amazon Connect Cases: status 200, content type text/html, host 127.0.0.1.',
    );
    expect(JSON.stringify(line)).not.toMatch(/DOCTYPE|Welcome/i);
  });
});

describe('a function with an invalid environment', () => {
  it('fails during initialisation and names every problem in one message', async () => {
    const broken = { ...fn, environment: { FLOW_TIME_LIMIT_SECONDS: '80' } };
    const executionEnvironment = executionEnvironmentOf(broken, 'http://127.0.0.1:1');
    const outcome = await executionEnvironment.invoke(eventFor('any'));
    expect(outcome).toMatchObject({ errorType: 'ConfigurationError' });
    expect(JSON.stringify(outcome)).toMatch(/CASES_DOMAIN_ID was missing.*FLOW_TIME_LIMIT_SECONDS was/);
  });
});
