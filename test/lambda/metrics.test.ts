import { metricOf } from '../../lambda/contract/metrics';
import { deployedFunction, executionEnvironmentOf } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { readMetrics, sumMetrics } from '../support/metrics';
import { type OverTheWire, startOverTheWire } from '../support/over-the-wire';

const fn = deployedFunction();
const linked = { none: [], one: cases(1), many: cases(25), denied: [] };

/** Numbers in a log line that are Lambda's own. */
const OF_LAMBDA = ['function_memory_size', 'sampling_rate'];

describe('the metrics of the deployed function', () => {
  let emulator: OverTheWire['emulator'];
  let executionEnvironment: OverTheWire['executionEnvironment'];

  beforeAll(async () => {
    const wire = await startOverTheWire(fn, { cases: linked, quotas: { ListCasesForContact: { burst: 2 } } });
    ({ emulator, executionEnvironment } = wire);
    for (const contact of ['none', 'one', 'many']) await wire.ask(contact);
    emulator.play('403');
    for (const contact of ['denied', 'denied']) await wire.ask(contact);
    await executionEnvironment.invoke({ Details: {} });
  });

  it('are published once for each invocation, next to its one log line', () => {
    expect(executionEnvironment.metrics).toHaveLength(6);
    expect(executionEnvironment.lines).toHaveLength(6);
  });

  it('count what the emulator counted', () => {
    const answered = emulator.requests.filter(({ outcome }) => outcome === 'ok');
    const throttled = emulator.requests.filter(({ outcome }) => outcome === 'throttle');
    expect(sumMetrics(executionEnvironment.metrics)).toMatchObject({
      Requests: emulator.requests.length,
      ThrottledRequests: throttled.length,
      Pages: answered.length,
      CasesFound: answered.reduce((sum, { cases = 0 }) => sum + cases, 0),
    });
    expect(throttled.length).toBeGreaterThan(0);
  });

  it('say what the log lines say', () => {
    const published = sumMetrics(executionEnvironment.metrics);
    const sums: Record<string, number> = {};
    for (const line of executionEnvironment.lines) {
      // A failure publishes no time left, so that only answers count as fast or slow.
      const { timeLimitMs: _, timeLeftMs, ...stats } = line;
      for (const [field, value] of Object.entries(line.errorName ? stats : { ...stats, timeLeftMs })) {
        const metric = metricOf(field);
        if (typeof value === 'number' && !OF_LAMBDA.includes(field)) sums[metric] = (sums[metric] ?? 0) + value;
      }
    }
    expect(published).toMatchObject(sums);
    const onlyMetrics = Object.keys(published).filter((name) => !(name in sums));
    expect(onlyMetrics.filter((name) => !name.endsWith('Error'))).toEqual([
      'ColdStarts',
      'Lookups',
      'TimeUsed',
      'RepeatedInvocations',
    ]);
  });

  it('and the log lines call the function by the same name', () => {
    const services = [...executionEnvironment.lines, ...executionEnvironment.metrics].map(({ service }) => service);
    expect(new Set(services)).toEqual(new Set(['case-lookup']));
  });

  it('count a failure by its name, and a repeated call only as repeated', () => {
    expect(sumMetrics(executionEnvironment.metrics)).toMatchObject({
      Lookups: 5,
      CasesAccessDeniedError: 1,
      InvalidContactEventError: 1,
      RepeatedInvocations: 1,
    });
    const [, , , , repeated = {}] = executionEnvironment.metrics;
    expect(readMetrics([repeated]).map(({ name }) => name)).toEqual(['ColdStarts', 'RepeatedInvocations']);
    expect(executionEnvironment.lines.map(({ repeated }) => repeated === true)).toEqual([
      false,
      false,
      false,
      false,
      true,
      false,
    ]);
  });

  it('count a cold start only when a caller waited for the execution environment', async () => {
    const firstCall = async (initializationType: string) => {
      const started = executionEnvironmentOf(fn, emulator.url, { AWS_LAMBDA_INITIALIZATION_TYPE: initializationType });
      for (const contact of ['none', 'none']) await started.invoke(eventFor(contact));
      started.stop();
      return readMetrics(started.metrics).flatMap(({ name, value }) => (name === 'ColdStarts' ? value : []));
    };
    expect(await firstCall('on-demand')).toEqual([1, 0]);
    expect(await firstCall('provisioned-concurrency')).toEqual([0, 0]);
  });

  it('tell how much of the time of the block an answer left, in milliseconds, and nothing of a failure', () => {
    const times = readMetrics(executionEnvironment.metrics).filter(({ name }) => name === 'TimeLeft');
    expect(times).toHaveLength(3);
    for (const { unit, value } of times) {
      expect(unit).toBe('Milliseconds');
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(8000);
    }
  });

  it('have one namespace and one dimension, which tells functions apart but not contacts', () => {
    for (const { namespace, dimensions } of readMetrics(executionEnvironment.metrics)) {
      expect(namespace).toBe('ConnectCaseLookup');
      expect(dimensions).toEqual([{ service: 'case-lookup' }]);
    }
    for (const contact of Object.keys(linked))
      expect(JSON.stringify(executionEnvironment.metrics)).not.toContain(`"${contact}"`);
  });

  it('are not published when they are switched off, and the log stays', async () => {
    const silent = executionEnvironmentOf(fn, emulator.url, { POWERTOOLS_METRICS_DISABLED: 'true' });
    await silent.invoke(eventFor('one'));
    silent.stop();
    expect(silent.metrics).toEqual([]);
    expect(silent.lines).toHaveLength(1);
  });
});
