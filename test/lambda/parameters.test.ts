import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deployedFunction } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { overTheWire, startOverTheWire } from '../support/over-the-wire';

const FLOW_TIME_LIMIT_SECONDS = 3;
const fn = deployedFunction(FLOW_TIME_LIMIT_SECONDS);
const linked = { 'first-1': cases(2), 'many-25': cases(25) };

/** The event of a call that was transferred from the contact `first-1`, with parameters as the block passes them. */
function transferred(parameters: Record<string, unknown>, contactId = 'transferred-2') {
  const event = eventFor(contactId);
  Object.assign(event.Details.ContactData, { InitialContactId: 'first-1', PreviousContactId: 'first-1' });
  return { ...event, Details: { ...event.Details, Parameters: parameters } };
}

describe('the deployed function, asked with parameters', () => {
  const wire = overTheWire(fn, { cases: linked });

  const ask = async (parameters: Record<string, unknown>, contactId?: string) =>
    (await wire.executionEnvironment.invoke(transferred(parameters, contactId))) as {
      result?: unknown;
      errorMessage?: string;
    };

  it('finds the cases of a transferred call on its first contact, and asks about a contact once', async () => {
    const { result } = await ask({ contacts: 'Current,Previous,Initial' });
    expect(result).toMatchObject({ caseCount: '2', contactId: 'first-1', complete: 'true' });
    expect(wire.emulator.requests.map(({ contactId }) => contactId)).toEqual(['transferred-2', 'first-1']);
    expect(wire.executionEnvironment.lines).toEqual([
      expect.objectContaining({ contactId: 'transferred-2', answeredFor: 'first-1', complete: true, casesFound: 2 }),
    ]);
  });

  it('answers a yes or no with one request for one case', async () => {
    const { result } = await ask({ maxCases: '1' }, 'many-25');
    expect(result).toMatchObject({ caseCount: '1', firstCaseId: 'case-0', caseIds: 'case-0', complete: 'false' });
    expect(wire.emulator.requests).toEqual([expect.objectContaining({ outcome: 'ok', cases: 1 })]);
  });

  it('counts the cases of some templates only', async () => {
    const { result } = await ask({ templateId: 'template-1, template-24' }, 'many-25');
    expect(result).toMatchObject({ caseCount: '2', caseIds: 'case-1_case-24', complete: 'true' });
  });

  it('gives what it knows when time runs out, only where the flow allows a part', async () => {
    wire.emulator.play('ok,throttle*');
    const { result } = await ask({ allowPartial: true }, 'many-25');
    expect(result).toMatchObject({ caseCount: '10', complete: 'false' });
    wire.emulator.refillQuota();
    wire.emulator.play('ok,throttle*');
    expect(await ask({ allowPartial: 'false' }, 'many-25')).toMatchObject({ errorType: 'CasesThrottledError' });
  });

  it('sends a new request for other parameters, however the first lookup failed', async () => {
    wire.emulator.play('403');
    expect(await ask({ maxCases: 2 })).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect(await ask({ maxCases: 2 })).toMatchObject({ errorType: 'CasesAccessDeniedError' });
    expect(wire.emulator.requests).toHaveLength(1);
    expect(await ask({ maxCases: 3 })).toHaveProperty('result');
  });

  it('refuses wrong parameters without asking Cases, and logs them with the contact but without their values', async () => {
    const secret = 'nobody may read this';
    const outcome = await ask({ maxCases: secret, contact: 'Initial', status: 'open' });
    expect(outcome).toMatchObject({ errorType: 'InvalidContactEventError' });
    expect(outcome.errorMessage).toMatch(
      /maxCases was a string.*did you mean `contacts`\?.*caseDetails search or exact/,
    );
    expect(wire.emulator.requests).toEqual([]);
    expect(wire.executionEnvironment.lines).toEqual([
      expect.objectContaining({ contactId: 'transferred-2', level: 'ERROR' }),
    ]);
    expect(JSON.stringify([outcome, wire.executionEnvironment.lines])).not.toContain(secret);
  });

  it('ignores parameters of a recorded event that are meant for another function', async () => {
    const event = JSON.parse(readFileSync(join(__dirname, '../../dev/events/voice-queued.json'), 'utf8'));
    event.Details.ContactData.InstanceARN = eventFor('any').Details.ContactData.InstanceARN;
    expect(await wire.executionEnvironment.invoke(event)).toHaveProperty('result');
  });
});

describe('the deployed function with defaults', () => {
  it('follows them where the flow says nothing', async () => {
    const environment = { DEFAULT_PARAMETERS: '{"contacts":"Initial","maxCases":1}' };
    const { emulator, executionEnvironment } = await startOverTheWire(fn, { cases: linked, environment });
    expect(await executionEnvironment.invoke(transferred({}))).toHaveProperty('result.contactId', 'first-1');
    expect(await executionEnvironment.invoke(transferred({ contacts: 'Current' }))).toHaveProperty(
      'result.contactId',
      'transferred-2',
    );
    expect(emulator.requests.map((request) => request.cases)).toEqual([1, 0]);
  });
});
