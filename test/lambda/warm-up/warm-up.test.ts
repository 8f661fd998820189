import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import type { Emulator } from '../../../dev/cases-api/emulator';
import { NO_QUOTAS } from '../../../dev/cases-api/quotas';
import type { Sandbox } from '../../../dev/runtime/sandbox';
import { deployedFunction, sandboxOf } from '../../support/deployed-function';
import { cases, eventFor } from '../../support/events';
import { startFront } from '../../support/front';
import { emulateCases } from '../../support/over-the-wire';
import { sharedClock } from '../../support/shared-clock';

const fn = deployedFunction();
const sandboxes: Sandbox[] = [];
let emulator: Emulator;
let front: Awaited<ReturnType<typeof startFront>>;

beforeEach(async () => {
  emulator = await emulateCases({ cases: { one: cases(1) }, quotas: NO_QUOTAS });
  front = await startFront(emulator.url);
});
afterEach(async () => {
  for (const sandbox of sandboxes.splice(0)) sandbox.stop();
  front.stop();
  await emulator.stop();
});

async function initialisedSandbox(environment: Record<string, string> = {}) {
  const sandbox = sandboxOf(fn, front.url, { ...front.environment, ...environment });
  sandboxes.push(sandbox);
  await sandbox.initialised;
  return sandbox;
}

describe('the warm-up', () => {
  it('opens the connection that the first request takes, and sends nothing over it', async () => {
    const sandbox = await initialisedSandbox();
    expect(emulator.requests).toEqual([]);
    expect(front.connections).toHaveLength(1);
    expect(await sandbox.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(front.connections).toHaveLength(1);
    expect(emulator.requests).toHaveLength(1);
  });

  it('never answers a real request from the page of its stub', async () => {
    const sandbox = await initialisedSandbox();
    expect(await sandbox.invoke(eventFor('without-cases'))).toHaveProperty('result.caseCount', '0');
    expect(JSON.stringify(sandbox.lines)).not.toContain('none');
  });

  it.each([
    ['succeeds', {}],
    ['fails', { AWS_SECRET_ACCESS_KEY: '' }],
  ])('logs nothing and publishes no metrics when it %s', async (_, environment) => {
    const sandbox = await initialisedSandbox(environment);
    expect([sandbox.lines, sandbox.metrics]).toEqual([[], []]);
    // Nothing is left for the first invocation to publish either.
    await sandbox.invoke(eventFor('one'));
    expect(sandbox.metrics).toEqual([expect.objectContaining({ Lookups: 1 })]);
    expect(sandbox.lines).toEqual([expect.objectContaining({ cold_start: true })]);
  });

  it('is off when the environment switches it off', async () => {
    const sandbox = await initialisedSandbox({ WARM_UP: 'off' });
    expect(front.connections).toEqual([]);
    expect(await sandbox.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
  });

  it.each([
    ['closed', (socket: Socket) => new Promise<unknown>((resolve) => socket.end(() => resolve(undefined)))],
    ['reset', (socket: Socket): Promise<unknown> => once(socket.resetAndDestroy(), 'close')],
  ])('costs no error when its connection was %s while the sandbox was frozen', async (_, cut) => {
    const sandbox = await initialisedSandbox();
    sandbox.freeze();
    await Promise.all(front.connections.map(cut));
    sandbox.thaw();
    expect(await sandbox.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(sandbox.lines.at(-1)).toMatchObject({ level: 'INFO', pages: 1 });
    expect(emulator.requests).toHaveLength(1);
  });

  it('costs no error either when requests had used the connection', async () => {
    const sandbox = await initialisedSandbox();
    await sandbox.invoke(eventFor('one'));
    sandbox.freeze();
    for (const socket of front.connections) socket.resetAndDestroy();
    sandbox.thaw();
    expect(await sandbox.invoke(eventFor('one'))).toHaveProperty('result.caseCount', '1');
    expect(sandbox.lines.at(-1)).toMatchObject({ level: 'INFO', pages: 1 });
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
    const sandbox = sandboxOf(fn, url);
    sandboxes.push(sandbox);
    await sandbox.initialised;
    expect(closed).toHaveLength(1);
    await Promise.all(closed);
    server.close();
  });

  it.each([
    ['without credentials', { AWS_ACCESS_KEY_ID: '' }],
    ['with a name that does not resolve', { AWS_ENDPOINT_URL_CONNECTCASES: 'https://cases.invalid' }],
  ])('succeeds %s; the first request says what is wrong', async (_, environment) => {
    const sandbox = await initialisedSandbox(environment);
    const outcome = await sandbox.invoke(eventFor('one'));
    expect(outcome).toMatchObject({ errorType: expect.stringMatching(/^Cases.*Error$/) });
  });
});
