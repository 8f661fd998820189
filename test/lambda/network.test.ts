import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { deployedFunction, executionEnvironmentOf } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { emulateCases, startOverTheWire } from '../support/over-the-wire';

const fn = deployedFunction(3);

async function portOf(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as { port: number }).port;
}

/** A port on which no server listens. */
async function closedPort(): Promise<number> {
  const server = createServer();
  const port = await portOf(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function invokeOnce(endpoint: string) {
  const executionEnvironment = executionEnvironmentOf(fn, endpoint);
  await executionEnvironment.initialised;
  const outcome = await executionEnvironment.invoke(eventFor('any'));
  executionEnvironment.stop();
  return outcome;
}

describe('the deployed function on a broken network', () => {
  it('ends in CasesUnreachableError when the connection is refused, and answers as soon as it is accepted', async () => {
    const port = await closedPort();
    const executionEnvironment = executionEnvironmentOf(fn, `http://127.0.0.1:${port}`);
    await executionEnvironment.initialised;
    expect(await executionEnvironment.invoke(eventFor('refused'))).toMatchObject({
      errorType: 'CasesUnreachableError',
    });

    const emulator = await emulateCases({ cases: { afterwards: cases(1) }, port });
    expect(await executionEnvironment.invoke(eventFor('afterwards'))).toHaveProperty('result.caseCount', '1');
    expect(emulator.requests).toHaveLength(1);
    executionEnvironment.stop();
    await emulator.stop();
  });

  it('ends in CasesUnreachableError when the name does not resolve', async () => {
    const outcome = await invokeOnce('http://cases.invalid');
    expect(outcome).toMatchObject({ errorType: 'CasesUnreachableError' });
  });

  it('ends in CasesUnreachableError when the TLS handshake fails', async () => {
    const server = createTlsServer({});
    server.on('tlsClientError', () => {});
    const outcome = await invokeOnce(`https://127.0.0.1:${await portOf(server)}`);
    expect(outcome).toMatchObject({ errorType: 'CasesUnreachableError' });
    server.close();
  });

  it('ends in LookupTimedOutError when a server accepts connections and never responds', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => sockets.push(socket));
    const outcome = await invokeOnce(`https://127.0.0.1:${await portOf(server)}`);
    expect(outcome).toMatchObject({ errorType: 'LookupTimedOutError' });
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('answers over a new connection when the old one died while the execution environment was frozen', async () => {
    const linked = { before: cases(1), after: cases(2) };
    const first = await emulateCases({ cases: linked });
    const executionEnvironment = executionEnvironmentOf(fn, first.url);
    expect(await executionEnvironment.invoke(eventFor('before'))).toHaveProperty('result.caseCount', '1');
    executionEnvironment.freeze();
    await first.stop();
    const second = await emulateCases({ cases: linked, port: Number(new URL(first.url).port) });
    executionEnvironment.thaw();
    expect(await executionEnvironment.invoke(eventFor('after'))).toHaveProperty('result.caseCount', '2');
    expect(executionEnvironment.lines.at(-1)).toMatchObject({ level: 'INFO', pages: 1 });
    executionEnvironment.stop();
    await second.stop();
  });
});

/** A thousand pages take longer than 8 s. */
const patient = deployedFunction(8, { longestTimeLimitSeconds: 60 });

describe('the deployed function and a contact with 10,000 cases', () => {
  it('counts all of them when the quota allows it', async () => {
    const { emulator, ask } = await startOverTheWire(patient, { cases: { any: cases(10_000) }, quotas: NO_QUOTAS });
    const { result } = (await ask('any', { timeLimit: 60 })) as { result: Record<string, string> };
    expect(result.caseCount).toBe('10000');
    expect(result.caseIds?.split('_')).toHaveLength(100);
    expect(emulator.requests).toHaveLength(1000);
  });

  it('ends in CasesThrottledError, not in a partial count, under the default quota', async () => {
    const { ask } = await startOverTheWire(fn, { cases: { any: cases(10_000) } });
    expect(await ask('any')).toMatchObject({ errorType: 'CasesThrottledError' });
  });
});
