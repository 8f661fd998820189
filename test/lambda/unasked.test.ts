import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { sleep } from '../../lambda/retry/clock';
import { deployedFunction, executionEnvironmentOf } from '../support/deployed-function';
import { eventFor } from '../support/events';
import { startFront } from '../support/front';
import { emulateCases } from '../support/over-the-wire';
import { sharedClock } from '../support/shared-clock';

const fn = deployedFunction();
const CONTACTS = Array.from({ length: 20 }, (_, index) => `contact-${index}`);
const linked = Object.fromEntries(CONTACTS.map((id) => [id, [{ caseId: `case-of-${id}`, templateId: 't' }]]));
const OWN_CASES = CONTACTS.map((id) => `case-of-${id}`);

/** Looks up one contact after the other; before the next, the server sends the response a second time. */
async function lookUpAll(transport: 'http' | 'https', faults: string, between: Between) {
  const emulator = await emulateCases({ cases: linked, quotas: NO_QUOTAS, faults });
  const front = await startFront(emulator.url, transport);
  const executionEnvironment = executionEnvironmentOf(fn, front.url, front.environment);
  stops.push(executionEnvironment.stop, front.stop, emulator.stop);
  const found: string[] = [];
  for (const contactId of CONTACTS) {
    const { result } = (await executionEnvironment.invoke(eventFor(contactId))) as { result: { firstCaseId: string } };
    found.push(result.firstCaseId);
    await between(executionEnvironment, front);
  }
  return found;
}

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

type Front = Awaited<ReturnType<typeof startFront>>;
type Between = (executionEnvironment: ReturnType<typeof executionEnvironmentOf>, front: Front) => Promise<unknown>;

describe.each(['http', 'https'] as const)('a connection over %s on which a second response arrives', (transport) => {
  it('is closed while it is idle, so that no lookup gets the case of another contact', async () => {
    const found = await lookUpAll(transport, 'unasked:1*', async (_, { connections }) => {
      await Promise.all(connections.filter(({ closed }) => !closed).map((connection) => once(connection, 'close')));
    });
    expect(found).toEqual(OWN_CASES);
  });

  it('is closed before the next request when Lambda had frozen the execution environment meanwhile', async () => {
    const found = await lookUpAll(transport, 'unasked:20*', async (executionEnvironment) => {
      executionEnvironment.freeze();
      await sleep(sharedClock, 40);
      // What was sent passes through the server in front, which runs in this process.
      for (let turns = 0; turns < 20; turns++) await turn();
      executionEnvironment.thaw();
    });
    expect(found).toEqual(OWN_CASES);
  });
});
