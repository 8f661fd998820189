import type { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/** The connections to Amazon Connect Cases; they stay open from one request to the next. */
export type Connections = {
  httpsAgent: HttpsAgent;
  /** For an endpoint of the Cases emulator; Cases itself is reached by HTTPS only. */
  httpAgent: HttpAgent;
  /**
   * Opens a connection ahead of the first request. Resolves when it is open or has failed; never rejects, because the
   * first request then opens another.
   */
  prepare(url: URL): Promise<void>;
  /** Closes the prepared connection if it is not open yet. */
  abandonPending(): void;
};

const OPTIONS = { keepAlive: true, maxSockets: 50 };

/** Makes a pool of connections; none is open yet. */
export function createConnections(): Connections {
  // Node.js has loaded these modules already. To import them would read all their members, and some of them load more.
  const { Agent: HttpAgent } = process.getBuiltinModule('node:http');
  const { isIP } = process.getBuiltinModule('node:net');
  const httpsAgent = closeOnUnsolicitedData(new HttpsAgent(OPTIONS));
  const httpAgent = closeOnUnsolicitedData(new HttpAgent(OPTIONS));
  const connect = httpsAgent.createConnection.bind(httpsAgent);
  let prepared: { socket: TLSSocket; host: string; port: number; open: boolean } | undefined;

  httpsAgent.createConnection = (options, callback) => {
    const ready = prepared;
    const { host, port } = options as { host?: string; port?: number };
    if (ready?.socket.writable && ready.host === host && ready.port === Number(port)) {
      prepared = undefined;
      ready.socket.off('error', ignore).off('data', close);
      return ready.socket.ref();
    }
    return connect(options, callback);
  };

  return {
    httpsAgent,
    httpAgent,
    prepare({ hostname, port: given }) {
      const port = Number(given || 443);
      // A URL writes an IPv6 address in brackets; a socket takes it without them.
      const host = hostname.replace(/^\[(.*)\]$/, '$1');
      // TLS does not accept an address as the name of a server.
      const socket = connect({ host, port, servername: isIP(host) ? '' : host }) as TLSSocket;
      const connection = { socket, host, port, open: false };
      prepared = connection;
      // While idle, it must neither end the process with an error nor keep the process from ending.
      socket.on('error', ignore).on('data', close);
      return new Promise((resolve) => {
        socket.once('close', resolve);
        socket.once('secureConnect', () => {
          connection.open = true;
          socket.off('close', resolve).unref();
          resolve();
        });
      });
    },
    abandonPending() {
      if (prepared?.open === false) prepared.socket.destroy();
    },
  };
}

/**
 * Makes an agent close an idle connection on which data arrives. No request is waiting for that data: the next request
 * would take it for its own answer, which may be about another contact.
 */
function closeOnUnsolicitedData<T extends HttpAgent>(agent: T): T {
  const keep = agent.keepSocketAlive.bind(agent);
  const reuse = agent.reuseSocket.bind(agent);
  agent.keepSocketAlive = (socket) => keep(socket.on('data', close));
  agent.reuseSocket = (socket, request) => reuse(socket.off('data', close), request);
  return agent;
}

function close(this: Duplex): void {
  this.destroy();
}

function ignore(): void {}
