import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Certificate } from '../../dev/certificate';

const PAGE = JSON.stringify({
  cases: [{ caseId: '1f6f2a3c-7d1e-4f52-9a70-0c8f5b1d2e01', templateId: 'a0c7b1f4-52d9-4e0b-8d43-7f1c2e3a4b01' }],
});

/** Starts a server that answers every request with the same page at once, so that nothing but the caller is measured. */
export async function startEndpoint(certificate: Certificate) {
  const server = createServer(certificate, (request, response) => {
    request.resume().on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': PAGE.length }).end(PAGE);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
