import type { Connections } from '../aws/connections';

/** Milliseconds after which initialisation no longer waits for an endpoint that does not respond. */
const LONGEST_WARM_UP = 250;

/**
 * Does during initialisation what the first invocation would otherwise do while a caller waits: runs the code once and
 * opens the connection. Initialisation runs at full processor speed, an invocation at the share of its memory size. It
 * sends no request to Cases. It ignores every error: the first invocation meets the same error and reports it.
 *
 * @param connected The promise of `openConnection`, which starts earlier, so that the network works while the client is
 *   created.
 * @param rehearse Runs the code once. Before it, the connection that is being opened gets a turn.
 */
export async function warmUp(
  connections: Connections,
  connected: Promise<void>,
  rehearse: () => Promise<unknown>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeIsUp = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, LONGEST_WARM_UP);
  });
  const aTurn = new Promise((resolve) => setImmediate(resolve));
  try {
    await Promise.race([timeIsUp, Promise.all([connected, aTurn.then(rehearse)])]);
  } catch {
    // The first invocation fails in the same way and reports it.
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
