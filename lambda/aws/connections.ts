import { Agent } from 'node:https';
import type { TLSSocket } from 'node:tls';

/** The connections to Amazon Connect Cases; they stay open from one request to the next. */
export type Connections = {
  agent: Agent;
  /**
   * Opens a connection ahead of the first request that needs one. Resolves when it is open, or will not be; never
   * rejects, because whoever needs it then opens another.
   */
  prepare(url: URL): Promise<void>;
  /** Closes the prepared connection if it is not open yet. */
  giveUpUnlessOpen(): void;
  /**
   * Sends a request. An open connection may have died without a word while Lambda kept the sandbox frozen; a request
   * that finds it so reached nobody and is sent once more, at once, over a new one.
   */
  send<T>(request: () => Promise<T>): Promise<T>;
};

/** An address of IPv4 or IPv6, which TLS takes for no server's name. What Node.js looks with takes it milliseconds. */
const ADDRESS = /^[\d.]+$|:/;

/** Makes a pool of connections; none is open yet. */
export function createConnections(): Connections {
  const agent = new Agent({ keepAlive: true, maxSockets: 50 });
  const connect = agent.createConnection.bind(agent);
  let opened = 0;
  let prepared: { socket: TLSSocket; host: string; port: number; open: boolean } | undefined;

  agent.createConnection = (options, callback) => {
    const ready = prepared;
    const { host, port } = options as { host?: string; port?: number };
    if (ready?.socket.writable && ready.host === host && ready.port === Number(port)) {
      prepared = undefined;
      ready.socket.off('error', ignore);
      return ready.socket.ref();
    }
    opened++;
    return connect(options, callback);
  };

  return {
    agent,
    prepare({ hostname: host, port: given }) {
      const port = Number(given || 443);
      opened++;
      const socket = connect({ host, port, servername: ADDRESS.test(host) ? '' : host }) as TLSSocket;
      const connection = { socket, host, port, open: false };
      prepared = connection;
      // Idle, it must not end the process with an error that concerns nobody, nor keep the process from ending.
      socket.on('error', ignore);
      return new Promise((resolve) => {
        socket.once('close', resolve);
        socket.once('secureConnect', () => {
          connection.open = true;
          socket.off('close', resolve).unref();
          resolve();
        });
      });
    },
    giveUpUnlessOpen() {
      if (prepared?.open === false) prepared.socket.destroy();
    },
    async send(request) {
      const openedBefore = opened;
      try {
        return await request();
      } catch (error) {
        const overOldConnection = openedBefore > 0 && opened === openedBefore;
        if (!overOldConnection || !DIED.includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
        return request();
      }
    },
  };
}

const DIED = ['ECONNRESET', 'EPIPE'];

function ignore(): void {}
