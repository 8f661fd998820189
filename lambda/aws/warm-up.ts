import { Agent } from 'node:https';
import { Duplex } from 'node:stream';
import { ListCasesForContactCommand } from '@aws-sdk/client-connectcases';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { CasesClient } from './cases-client';
import type { Connections } from './connections';

/** Milliseconds after which initialisation no longer waits for an endpoint that does not respond. */
const LONGEST_WARM_UP = 250;

/**
 * Does during initialisation what the first request would otherwise do while a caller waits: runs the client's code
 * once and opens the connection. Initialisation runs at full processor speed, an invocation at the share of its memory
 * size. It sends no request to Cases. It ignores every error: the first request meets the same error and reports it.
 *
 * @param connected The promise of `openConnection`, which starts earlier, so that the network works while the client is
 *   created.
 */
export async function warmUp(client: CasesClient, connections: Connections, connected: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WARM_UP);
  });
  try {
    await Promise.race([timeIsUp, Promise.all([connected, runDry(client)])]);
  } catch {
    // The first request fails in the same way and reports it.
  } finally {
    clearTimeout(timer);
    connections.giveUpUnlessOpen();
  }
}

/**
 * Opens a connection to the endpoint to which the client will send its requests. If the client uses another one, the
 * connection stays unused.
 */
export async function openConnection(connections: Connections, endpoint: URL): Promise<void> {
  if (endpoint.protocol === 'https:') await connections.prepare(endpoint);
}

/**
 * Sends a command through the whole client and Node.js's own HTTP code, up to a connection that exists in memory only. A
 * middleware of this one command keeps it from the network. Before it and in its middle the real connection, which is
 * being opened at the same time, gets a turn.
 */
async function runDry(client: CasesClient): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  const command = new ListCasesForContactCommand({ domainId: 'none', contactArn: 'none', maxResults: 10 });
  const canned = cannedHandler();
  command.middlewareStack.add(
    () =>
      async ({ request }) => ({ ...(await canned.handle(overTls(request as Request))), output: NOT_READ_YET }),
    // The last step before the network.
    { step: 'deserialize', priority: 'low' },
  );
  await client.send(command);
}

/** A later step makes the output of the response. */
const NOT_READ_YET = { cases: undefined, $metadata: {} };

const PAGE = '{"cases":[{"caseId":"none","templateId":"none"}]}';
const ANSWER = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${PAGE.length}\r\n\r\n${PAGE}`;

type Request = Parameters<NodeHttpHandler['handle']>[0];

function overTls(request: Request): Request {
  return Object.assign(request, { protocol: 'https:' });
}

function cannedHandler(): NodeHttpHandler {
  // With a name given, Node.js does not check whether the host is an address.
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
