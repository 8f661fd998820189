import { once } from 'node:events';
import { createServer, get } from 'node:http';
import { get as getByTls } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import tls from 'node:tls';
import { issueCertificate } from '../../../dev/certificate';
import { type Connections, createConnections } from '../../../lambda/aws/connections';

const RESPONSE = 'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n';
const hasIPv6 = Object.values(networkInterfaces()).some((each) => each?.some(({ address }) => address === '::1'));

const servers: Server[] = [];
let sockets: Socket[];
let connections: Connections;
beforeEach(() => {
  sockets = [];
  connections = createConnections();
  const connect = tls.connect as (options: tls.ConnectionOptions) => tls.TLSSocket;
  const trusting = (options: tls.ConnectionOptions) => connect({ ...options, rejectUnauthorized: false });
  jest.spyOn(tls, 'connect').mockImplementation(trusting as typeof tls.connect);
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server that answers each request over TLS, and keeps the sockets that it accepts. */
async function startTls(host: string): Promise<number> {
  const server = tls.createServer(await issueCertificate(), (socket) =>
    socket.on('data', () => socket.write(RESPONSE)),
  );
  return listen(server, host);
}

async function listen(server: Server, host: string): Promise<number> {
  servers.push(server);
  server.on('connection', (socket) => sockets.push(socket.on('error', () => {})));
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return (server.address() as AddressInfo).port;
}

/** Sends a request and waits until its connection is free again. */
async function request(host: string, port: number): Promise<void> {
  const sent = getByTls({ host, port, agent: connections.httpsAgent });
  const [response] = await once(sent, 'response');
  await once(response.resume(), 'end');
}

describe('a prepared connection', () => {
  it('is taken by the first request to its host', async () => {
    const port = await startTls('127.0.0.1');
    await connections.prepare(new URL(`https://127.0.0.1:${port}`));
    await request('127.0.0.1', port);
    expect(sockets).toHaveLength(1);
  });

  it('is not taken by a request to another host', async () => {
    const port = await startTls('127.0.0.1');
    await connections.prepare(new URL(`https://127.0.0.1:${port}`));
    await request('localhost', port);
    expect(sockets).toHaveLength(2);
  });

  it('is not taken by a request to another port', async () => {
    const [port, other] = [await startTls('127.0.0.1'), await startTls('127.0.0.1')];
    await connections.prepare(new URL(`https://127.0.0.1:${port}`));
    await request('127.0.0.1', other);
    expect(sockets).toHaveLength(2);
  });

  (hasIPv6 ? it : it.skip)('can be one to an IPv6 address, which a URL writes in brackets', async () => {
    const port = await startTls('::1');
    await connections.prepare(new URL(`https://[::1]:${port}`));
    expect(sockets).toHaveLength(1);
    await request('::1', port);
    expect(sockets).toHaveLength(1);
  });

  it('is closed when data arrives on it', async () => {
    const server = tls.createServer(await issueCertificate(), (socket) => socket.write(RESPONSE));
    const port = await listen(server, '127.0.0.1');
    await connections.prepare(new URL(`https://127.0.0.1:${port}`));
    await once(sockets[0]!, 'close');
  }, 5000);

  it('is closed when it is abandoned before it is open', async () => {
    const port = await listen(createTcpServer(), '127.0.0.1');
    const prepared = connections.prepare(new URL(`https://127.0.0.1:${port}`));
    connections.abandonPending();
    await prepared;
  });
});

describe('a connection that is kept for the next request', () => {
  it('is closed when data arrives on it', async () => {
    const server = createServer((_, response) => response.end());
    const port = await listen(server, '127.0.0.1');
    const [response] = await once(get({ port, host: '127.0.0.1', agent: connections.httpAgent }), 'response');
    await once(response.resume(), 'end');
    sockets[0]!.write(RESPONSE);
    await once(sockets[0]!, 'close');
  }, 5000);
});
