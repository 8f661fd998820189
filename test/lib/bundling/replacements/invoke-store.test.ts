import { type Emulator, startEmulator } from '../../../../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../../../../dev/cases-api/options';
import { InvokeStore } from '../../../../lib/bundling/replacements/invoke-store';
import { deployedFunction, sandboxOf } from '../../../support/deployed-function';
import { eventFor } from '../../../support/events';

const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const fn = deployedFunction();

describe('the replacement of the store of invocations', () => {
  let emulator: Emulator;
  beforeAll(async () => {
    emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases: {} });
  });
  afterAll(() => emulator.stop());

  it('holds none', async () => expect(await InvokeStore.getInstanceAsync()).toBeUndefined());

  it('leaves the trace of an invocation in the environment, from where it reaches the log', async () => {
    const sandbox = sandboxOf(fn, emulator.url, { _X_AMZN_TRACE_ID: TRACE });
    await sandbox.invoke(eventFor('without-cases'));
    sandbox.stop();
    expect(sandbox.lines.at(-1)).toMatchObject({ level: 'INFO', xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793' });
  });
});
