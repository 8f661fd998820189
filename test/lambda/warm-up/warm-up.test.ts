import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Emulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import type { ExecutionEnvironment } from '../../../dev/runtime/execution-environment';
import { deployedFunction, executionEnvironmentOf } from '../../support/deployed-function';
import { cases, eventFor } from '../../support/events';
import { startFront } from '../../support/front';
import { emulateCases } from '../../support/over-the-wire';
import { sharedClock } from '../../support/shared-clock';

const fn = deployedFunction();
const executionEnvironments: ExecutionEnvironment[] = [];
let emulator: Emulator;
let front: Awaited<ReturnType<typeof startFront>>;

beforeEach(async () => {
  emulator = await emulateCases({ cases: { one: cases(1) }, quotas: NO_QUOTAS });
  front = await startFront(emulator.url);
});
afterEach(async () => {
  for (const executionEnvironment of executionEnvironments.splice(0)) executionEnvironment.stop();
  front.stop();
  await emulator.stop();
});

async function initialisedExecutionEnvironment(environment: Record<string, string> = {}) {
  const executionEnvironment = executionEnvironmentOf(fn, front.url, { ...front.environment, ...environment });
  executionEnvironments.push(executionEnvironment);
  await executionEnvironment.initialised;
  return executionEnvironment;
}

describe('the warm-up', () => {
  it('opens the connection that the first request takes, and sends nothing over it', async () => {
    const executionEnvironment = await initialisedExecutionEnvironment();
    expect(emulator.requests).toEqual([]);
    expect(front.connections).toHaveLength(1);
    expect(await executionEnvironment.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(front.connections).toHaveLength(1);
    expect(emulator.requests).toHaveLength(1);
  });

  it('never answers a real request from the page of its stub', async () => {
    const executionEnvironment = await initialisedExecutionEnvironment();
    expect(await executionEnvironment.invoke(eventFor('without-cases'))).toHaveProperty('result.caseCount', '0');
    expect(JSON.stringify(executionEnvironment.lines)).not.toContain('none');
  });

  it.each([
    ['succeeds', {}],
    ['fails', { AWS_SECRET_ACCESS_KEY: '' }],
  ])('logs nothing and publishes no metrics when it %s', async (_, environment) => {
    const executionEnvironment = await initialisedExecutionEnvironment(environment);
    expect([executionEnvironment.lines, executionEnvironment.metrics]).toEqual([[], []]);
    // Nothing is left for the first invocation to publish either.
    await executionEnvironment.invoke(eventFor('one'));
    expect(executionEnvironment.metrics).toEqual([expect.objectContaining({ Lookups: 1 })]);
    expect(executionEnvironment.lines).toEqual([expect.objectContaining({ cold_start: true })]);
  });

  it('is off when the environment switches it off', async () => {
    const executionEnvironment = await initialisedExecutionEnvironment({ WARM_UP: 'off' });
    expect(front.connections).toEqual([]);
    expect(await executionEnvironment.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
  });

  it.each([
    ['closed', (socket: Socket) => once(socket.destroy(), 'close')],
    ['reset', (socket: Socket) => once(socket.resetAndDestroy(), 'close')],
  ])('costs no error when its connection was %s while the execution environment was frozen', async (_, cut) => {
    const executionEnvironment = await initialisedExecutionEnvironment();
    executionEnvironment.freeze();
    await Promise.all(front.connections.map(cut));
    executionEnvironment.thaw();
    expect(await executionEnvironment.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(executionEnvironment.lines.at(-1)).toMatchObject({ level: 'INFO', pages: 1 });
    expect(emulator.requests).toHaveLength(1);
  });

  it('costs no error either when requests had used the connection', async () => {
    const executionEnvironment = await initialisedExecutionEnvironment();
    await executionEnvironment.invoke(eventFor('one'));
    executionEnvironment.freeze();
    for (const socket of front.connections) socket.resetAndDestroy();
    executionEnvironment.thaw();
    expect(await executionEnvironment.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(executionEnvironment.lines.at(-1)).toMatchObject({ level: 'INFO', pages: 1 });
  });

  it('does not keep the process alive', async () => {
    const { environment: clock } = sharedClock.join();
    const environment = { ...fn.environment, ...front.environment, ...clock, PATH: process.env.PATH };
    const child = spawn(process.execPath, [join(fn.folder, 'index.mjs')], {
      env: {
        ...environment,
        AWS_REGION: 'us-west-2',
        AWS_ACCESS_KEY_ID: 'ASIAEXAMPLE',
        AWS_SECRET_ACCESS_KEY: 'example',
        AWS_ENDPOINT_URL_CONNECTCASES: front.url,
      },
      stdio: 'ignore',
    });
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    expect(front.connections).toHaveLength(1);
  });
});

describe('initialisation', () => {
  it('does not wait for an endpoint that accepts connections and never responds, and closes the connection', async () => {
    const closed: Promise<unknown>[] = [];
    const server = createServer((socket) => {
      closed.push(once(socket.resume(), 'close'));
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `https://127.0.0.1:${(server.address() as { port: number }).port}`;
    const executionEnvironment = executionEnvironmentOf(fn, url);
    executionEnvironments.push(executionEnvironment);
    await executionEnvironment.initialised;
    expect(closed).toHaveLength(1);
    await Promise.all(closed);
    server.close();
  });

  it.each([
    ['without credentials', { AWS_ACCESS_KEY_ID: '' }],
    ['with a name that does not resolve', { AWS_ENDPOINT_URL_CONNECTCASES: 'https://cases.invalid' }],
  ])('succeeds %s; the first request says what is wrong', async (_, environment) => {
    const executionEnvironment = await initialisedExecutionEnvironment(environment);
    const outcome = await executionEnvironment.invoke(eventFor('one'));
    expect(outcome).toMatchObject({ errorType: expect.stringMatching(/^Cases.*Error$/) });
  });
});
