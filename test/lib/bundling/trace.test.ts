import { startEmulator } from '../../../dev/cases-api/emulator';
import { DEFAULT_DOMAIN_ID } from '../../../dev/cases-api/options';
import { deployedFunction, executionEnvironmentOf } from '../../support/deployed-function';
import { eventFor } from '../../support/events';

const TRACE = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';

it("the bundle logs the trace of an invocation, so that the log's lines can be found from X-Ray", async () => {
  const emulator = await startEmulator({ domainId: DEFAULT_DOMAIN_ID, cases: {} });
  const executionEnvironment = executionEnvironmentOf(deployedFunction(), emulator.url, { _X_AMZN_TRACE_ID: TRACE });
  try {
    await executionEnvironment.invoke(eventFor('without-cases'));
    expect(executionEnvironment.lines.at(-1)).toMatchObject({
      level: 'INFO',
      xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
    });
  } finally {
    executionEnvironment.stop();
    await emulator.stop();
  }
});
