import type { Connections } from '../aws/connections';

/** Initialisation waits no longer than this for an endpoint that does not respond. */
const MAX_WARM_UP_MS = 250;

/**
 * Does during initialisation what the first invocation would otherwise do while a caller waits: runs the code once and
 * opens the connection. Initialisation runs at full processor speed, an invocation at the share of its memory size. It
 * sends no request to Cases. It ignores every error: the first invocation meets the same error and reports it.
 *
 * @param connected The promise of `openConnection`, which starts earlier, so that the network works while the client is
 *   created.
 * @param run Runs the code once. It starts one turn of the event loop later, so that the TLS handshake is sent first.
 */
export async function warmUp(
  connections: Connections,
  connected: Promise<void>,
  run: () => Promise<unknown>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, MAX_WARM_UP_MS);
  });
  const nextTurn = new Promise((resolve) => setImmediate(resolve));
  try {
    await Promise.race([timeIsUp, Promise.all([connected, nextTurn.then(run)])]);
  } catch {
    // The first invocation fails in the same way and reports it.
  } finally {
    clearTimeout(timer);
    connections.abandonPending();
  }
}

/**
 * Opens a connection to the endpoint to which the client will send its requests. If the client uses another one, the
 * connection stays unused.
 */
export async function openConnection(connections: Connections, endpoint: URL): Promise<void> {
  if (endpoint.protocol === 'https:') await connections.prepare(endpoint);
}
