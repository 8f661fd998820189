import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Answer } from './answer';
import { wait, whole } from './send';
import { type CasesByContact, createService } from './service';

export type EmulatorOptions = {
  /** The one Cases domain that is there. */
  domainId: string;
  /** The cases of each contact; a contact that is not named has none. */
  cases?: CasesByContact;
  /** The port to listen on; 0, the default, takes any that is free. */
  port?: number;
  /** The requests a second that the quota of ListCasesForContact allows, 2 unless told otherwise; 0 stands for no quota. */
  rate?: number;
  /** The most of them at once, 2 unless told otherwise. */
  burst?: number;
  /** The same of the quota of GetCase: 4 a second and 10 at once unless told otherwise. */
  getCaseRate?: number;
  getCaseBurst?: number;
  /** Milliseconds added to each answer. */
  latency?: number;
  /** A fault script: what the next requests meet, such as `throttle,slow:800,ok`. */
  faults?: string;
  /** Told of each request as soon as its outcome is decided. */
  onRequest?: (record: RequestRecord) => void;
};

/** What became of a request. */
export type RequestRecord = {
  /** When it had arrived, in milliseconds since the emulator started. */
  at: number;
  method: string;
  path: string;
  /** The answer's status code; undefined when nothing is answered. */
  status?: number;
  /** `ok`, `throttle`, the name of a fault or the type of an error. */
  outcome: string;
  contactId?: string;
  caseId?: string;
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
const LARGEST_BODY = 1_000_000;

/** Milliseconds that an idle connection stays open: only a fault script cuts the connection of a client at work. */
const KEEP_ALIVE = 60_000;

/**
 * Starts an emulator of the Cases operations ListCasesForContact and GetCase on the loopback interface.
 *
 * @throws FaultScriptError, and Node's error if it cannot listen on the port
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { domainId, cases = {}, port = 0, rate = 2, burst = 2, latency = 0, faults = '', onRequest } = options;
  const { getCaseRate = 4, getCaseBurst = 10 } = options;
  const startedAt = performance.now();
  const now = () => performance.now() - startedAt;
  const quotas = { list: { rate, burst, now }, get: { rate: getCaseRate, burst: getCaseBurst, now } };
  const service = createService({ domainId, cases, quotas, faults });
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
    const { outcome, contactId, caseId, page, cases, tokensLeft } = decision;
    const status = 'answer' in decision ? decision.answer.status : undefined;
    const record = { at, method, path, status, outcome, contactId, caseId, page, cases, tokensLeft };
    requests.push(record);
    onRequest?.(record);

    await wait(latency, closed.signal);
    if ('answer' in decision) await give(decision.answer, response, closed.signal);
    else decision.disconnect(request.socket);
  }

  const server = createServer({ keepAliveTimeout: KEEP_ALIVE }, handle);
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

/** Reads a body to its end; undefined stands for one that is too large, whose rest is thrown away. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of request) {
      size += chunk.length;
      if (size <= LARGEST_BODY) chunks.push(chunk);
    }
  } catch {
    // The client went away in the middle; the caller sees that the connection is closed.
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

async function give(answer: Answer, response: ServerResponse, closed: AbortSignal): Promise<void> {
  const { status, headers, body, delay = 0, send = whole } = answer;
  await wait(delay, closed);
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length, 'x-amzn-requestid': randomUUID() });
  await send(response, bytes, closed);
}
