import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { issueCertificate } from '../../dev/certificate';

/** A server that takes TLS off connections and passes on what they carry, as a service's front end does. */
export async function startTlsFront(url: string) {
  const certificate = issueCertificate();
  const folder = mkdtempSync(join(tmpdir(), 'tls-front-'));
  writeFileSync(join(folder, 'authority.pem'), certificate.cert);
  const connections: Socket[] = [];
  const server = createServer(certificate, (socket) => {
    const behind = connect(Number(new URL(url).port), '127.0.0.1');
    socket.on('error', () => behind.destroy()).pipe(behind);
    behind.on('error', () => socket.destroy()).pipe(socket);
  });
  server.on('connection', (socket: Socket) => connections.push(socket));
  server.on('tlsClientError', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    /** Makes a sandbox trust the front's certificate. */
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
