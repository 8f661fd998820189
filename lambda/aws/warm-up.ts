import { Agent } from 'node:https';
import { Duplex } from 'node:stream';
import { ListCasesForContactCommand } from '@aws-sdk/client-connectcases';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CasesClient } from './cases-client';
import type { Connections } from './connections';

/** Milliseconds after which a function that could answer waits no longer for an endpoint that does not. */
const LONGEST_WARM_UP = 250;

/**
 * Does during initialisation what the first request would otherwise do while a caller waits: runs the client's code
 * once and opens the connection. Initialisation has the full speed of a processor, an invocation only the share of its
 * memory size. It asks Cases nothing, and whatever goes wrong is left for the first request to meet and to report.
 *
 * @param connected The end of `openConnection`, which is begun earlier: the network answers while the client is made.
 */
export async function warmUp(client: CasesClient, connections: Connections, connected: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WARM_UP);
  });
  try {
    await Promise.race([timeIsUp, Promise.all([connected, runDry(client)])]);
  } catch {
    // The first request will fail in the same way, and where somebody reads of it.
  } finally {
    clearTimeout(timer);
    connections.giveUpUnlessOpen();
  }
}

/**
 * Opens a connection to the endpoint to which the client will send its requests. If the client uses another one, the
 * connection stays unused.
 */
export async function openConnection(connections: Connections, endpoint: string): Promise<void> {
  const url = new URL(endpoint);
  if (url.protocol === 'https:') await connections.prepare(url);
}

/**
 * Sends a command through the whole client and Node.js's own HTTP code, up to a connection that exists in memory only.
 * What keeps it from the network is given to this one command; other commands know nothing of it. Before it and in its
 * middle the real connection, which is being opened at the same time, gets a turn.
 */
async function runDry(client: CasesClient): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const command = new ListCasesForContactCommand({ domainId: 'none', contactArn: 'none', maxResults: 10 });
  const canned = cannedHandler();
  await client.send(command, { requestHandler: { handle: (request) => canned.handle(overTls(request)) } });
}

const PAGE = '{"cases":[{"caseId":"none","templateId":"none"}]}';
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${PAGE.length}\r\n\r\n${PAGE}`;

type Request = Parameters<NodeHttpHandler['handle']>[0];

function overTls(request: Request): Request {
  return Object.assign(request, { protocol: 'https:' });
}

function cannedHandler(): NodeHttpHandler {
  // Told a name, Node.js does not look whether the host is an address.
  const httpsAgent = new Agent({ servername: 'none' });
  httpsAgent.createConnection = () =>
    new Duplex({
      read() {},
      write(_request, _encoding, done) {
        setImmediate(() => {
          this.push(ANSWER);
          done();
        });
      },
    });
  return new NodeHttpHandler({ httpsAgent });
}
