import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock } from '../../lambda/retry/clock';
import { type Answer, type Connection, wait, whole } from './answer';
import type { CasesByContact } from './cases';
import { DEFAULT_QUOTAS, OPERATION_NAMES, type OperationName, type Quota, type Quotas } from './quotas';
import { createService } from './service';

export type EmulatorOptions = {
  /** The one Cases domain that is there. */
  domainId: string;
  /** The cases of each contact; a contact that is not named has none. */
  cases?: CasesByContact;
  /** The port to listen on; 0, the default, takes any that is free. */
  port?: number;
  /** The quotas of operations, or parts of them; what is missing is that of an account which never changed it. */
  quotas?: { [name in OperationName]?: Partial<Quota> };
  /** The time until SearchCases shows a new case or a change, counted from the first request after it. */
  searchLagMs?: number;
  /** Whether SearchCases rejects a filter by case id with a ValidationException. */
  searchRefuses?: boolean;
  /** Added to each response. */
  latencyMs?: number;
  /** A fault script: what the next requests meet, such as `throttle,slow:800,ok`. */
  faults?: string;
  /** @default the clock of the process */
  clock?: Clock;
  /** Told of each request as soon as its outcome is decided. */
  onRequest?: (record: RequestRecord) => void;
};

/** What became of a request. */
export type RequestRecord = {
  /** When it had arrived, in milliseconds since the emulator started. */
  at: number;
  method: string;
  path: string;
  operation?: OperationName | undefined;
  /** The answer's status code; undefined when nothing is answered. */
  status?: number;
  /** `ok`, `throttle`, the name of a fault or the type of an error. */
  outcome: string;
  contactId?: string;
  caseId?: string;
  /** How many cases a search asked for by their ids, or that it had another filter; undefined for all of the domain. */
  searched?: number | 'filter' | undefined;
  /** Which page was asked for, from 1. */
  page?: number;
  /** How many cases the answer holds. */
  cases?: number;
  /** The tokens of the operation's quota after it, Infinity without a quota. */
  tokensLeft: number;
};

export type Emulator = {
  url: string;
  /** Every request so far, in the order in which their outcomes were decided. */
  requests: RequestRecord[];
  /** Puts another fault script in the place of what is left of the present one. */
  play(faults: string): void;
  refillQuota(): void;
  /** Cuts open connections; resolves when the port is free. */
  stop(): Promise<void>;
};

/** More than this, in bytes, no valid request comes near. */
const MAX_BODY_BYTES = 1_000_000;

/** Milliseconds that an idle connection stays open: only a fault script cuts the connection of a client at work. */
const KEEP_ALIVE_MS = 60_000;

/**
 * Starts an emulator of the Cases operations ListCasesForContact, SearchCases and GetCase on the loopback interface.
 *
 * @throws FaultScriptError, and Node's error if it cannot listen on the port
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { domainId, cases = {}, port = 0, latencyMs = 0, faults = '', onRequest } = options;
  const { clock = systemClock } = options;
  const startedAt = clock.now();
  const now = () => clock.now() - startedAt;
  const search = { lag: options.searchLagMs ?? 0, refuses: options.searchRefuses ?? false };
  const service = createService({ domainId, cases, quotas: withDefaults(options.quotas), search, faults, now });
  const requests: RequestRecord[] = [];

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const closed = new AbortController();
    response.on('close', () => closed.abort());
    const { method = '', url = '' } = request;
    const path = url.replace(/\?.*/, '');
    const body = await readBody(request);
    if (closed.signal.aborted) return;

    const at = Math.round(now());
    const decision = service.decide({ method, path, headers: request.headers, body });
    const { operation, outcome, contactId, caseId, searched, page, cases, tokensLeft } = decision;
    const status = 'answer' in decision ? decision.answer.status : undefined;
    const of = { contactId, caseId, searched, page, cases };
    const record = { at, method, path, operation, status, outcome, ...of, tokensLeft };
    requests.push(record);
    onRequest?.(record);

    const connection = { closed: closed.signal, clock };
    await wait(latencyMs, connection);
    if ('answer' in decision) await give(decision.answer, response, connection);
    else decision.disconnect(request.socket);
  }

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    play: service.play,
    refillQuota: service.refillQuota,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function withDefaults(quotas: EmulatorOptions['quotas'] = {}): Quotas {
  return Object.fromEntries(
    OPERATION_NAMES.map((name) => [name, { ...DEFAULT_QUOTAS[name], ...quotas[name] }]),
  ) as Quotas;
}

/** Reads a body to its end; undefined stands for one that is too large, whose rest is thrown away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle; the caller sees that the connection is closed.
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

async function give(answer: Answer, response: ServerResponse, connection: Connection): Promise<void> {
  const { status, headers, body, delayMs = 0, send = whole } = answer;
  await wait(delayMs, connection);
  const bytes = Buffer.from(body);
  response.statusCode = status;
  const all = { ...headers, 'content-length': bytes.length, 'x-amzn-requestid': randomUUID() };
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
  await send(response, bytes, connection);
}
