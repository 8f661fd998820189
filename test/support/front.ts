import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { issueCertificate } from '../../dev/certificate';

/** A server that passes on what connections carry, and takes TLS off them as the front end of a service does. */
export async function startFront(url: string, transport: 'http' | 'https' = 'https') {
  const certificate = await issueCertificate();
  const folder = mkdtempSync(join(tmpdir(), 'tls-front-'));
  writeFileSync(join(folder, 'authority.pem'), certificate.cert);
  const connections: Socket[] = [];
  const passOn = (socket: Socket) => {
    const behind = connect(Number(new URL(url).port), '127.0.0.1').setNoDelay();
    socket.setNoDelay();
    socket.on('error', () => {}).on('close', () => behind.destroy());
    behind.on('error', () => {}).on('close', () => socket.destroy());
    socket.pipe(behind).pipe(socket);
  };
  const server = transport === 'https' ? createTlsServer(certificate, passOn) : createServer(passOn);
  server.on('connection', (socket: Socket) => connections.push(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `${transport}://localhost:${(server.address() as AddressInfo).port}`,
    /** Makes an execution environment trust the front's certificate. */
    environment: { NODE_EXTRA_CA_CERTS: join(folder, 'authority.pem') },
    /** Every connection that was ever opened. */
    connections,
    stop() {
      for (const socket of connections) socket.destroy();
      server.close();
      rmSync(folder, { recursive: true });
    },
  };
}
