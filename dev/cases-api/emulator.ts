import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Answer, serviceError } from './answer';
import { refuseUnsigned } from './authorization';
import { openCall, sendAnswer } from './call';
import { parseFaults } from './faults';
import { readPageRequest } from './request';
import { type CasesByContact, createService } from './service';
import { createTokenBucket } from './token-bucket';

export type EmulatorOptions = {
  /** The one domain that exists. */
  domainId: string;
  /** A contact that is not among them has no cases. */
  cases?: CasesByContact;
  /** 0 for any that is free. */
  port?: number;
  /** Requests a second that the account may make; 0 for no quota. */
  rate?: number;
  /** Requests at once after a rest. */
  burst?: number;
  /** Milliseconds added to each answer. */
  latency?: number;
  /** See {@link parseFaults}. */
  faults?: string;
  /** Told of each request when its outcome is decided. */
  onRequest?: (record: RequestRecord) => void;
};

/** What became of a request. */
export type RequestRecord = {
  /** Milliseconds since the emulator started. */
  at: number;
  method: string;
  path: string;
  /** `ok`, the type of the error that was sent, or what a scripted fault did to the connection. */
  outcome: string;
  status: number | undefined;
  contactId: string | undefined;
  /** Cases on the page that was sent. */
  cases: number | undefined;
  /** Tokens of the quota that were left. */
  tokensLeft: number;
};

export type Emulator = {
  url: string;
  requests: RequestRecord[];
  /** Replaces the script of faults. */
  play(faults: string): void;
  refillQuota(): void;
  /** Cuts what is still open and stops listening. */
  stop(): Promise<void>;
};

/** The quota that an account has by default (Amazon Connect service quotas, Cases, ListCasesForContact). */
export const DEFAULT_QUOTA = { rate: 2, burst: 2 };

const PATH = /^\/domains\/([^/]+)\/list-cases-for-contact$/;

/** Bytes; the largest valid request is about a hundredth of it. */
const LONGEST_BODY = 1024 * 1024;

/**
 * Starts an HTTP server that answers ListCasesForContact as Amazon Connect Cases does within its published model.
 *
 * @throws Error when the faults cannot be read or the port is taken.
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { domainId, cases = {}, port = 0, rate, burst, latency = 0, onRequest } = { ...DEFAULT_QUOTA, ...options };
  const started = performance.now();
  const now = () => performance.now() - started;
  const quota = createTokenBucket({ rate, burst, now });
  const list = createService(domainId, cases, quota);
  const requests: RequestRecord[] = [];
  let script = parseFaults(options.faults ?? '');

  const server = createServer(async (request, response) => {
    const { method = '', url: path = '' } = request;
    const report = (outcome: string, answer?: Answer, contactId?: string) => {
      const { status, cases } = answer ?? {};
      const record = { at: now(), method, path, outcome, status, contactId, cases, tokensLeft: quota.level() };
      requests.push(record);
      onRequest?.(record);
    };
    const refuse = (answer: Answer) => {
      report(answer.outcome, answer);
      sendAnswer(response, answer);
    };

    const body = await readBody(request).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, latency));
    if (response.destroyed) return;
    const domain = method === 'POST' ? PATH.exec(path.split('?')[0] as string)?.[1] : undefined;
    if (domain === undefined) return refuse(notEmulated(method, path));
    const refusal = refuseUnsigned(request.headers);
    if (refusal !== undefined) return refuse(refusal);
    if (body === undefined) return refuse(serviceError(413, 'RequestEntityTooLargeException', 'The body is too large'));

    const input = readPageRequest(decode(domain), body);
    // Whether an invalid request costs quota is not published; here it costs none.
    const service =
      'status' in input
        ? { serve: () => input, nextToken: '' }
        : { serve: () => list(input), nextToken: input.nextToken };
    const contactId = 'status' in input ? undefined : input.contactId;
    script.play(openCall(request, response, service, (outcome, answer) => report(outcome, answer, contactId)));
  });

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    play: (faults) => {
      script = parseFaults(faults);
    },
    refillQuota: () => quota.refill(),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function notEmulated(method: string, path: string): Answer {
  const what = `${method} ${path} is not emulated; only POST /domains/{domainId}/list-cases-for-contact is`;
  return serviceError(501, 'NotEmulatedException', what);
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= LONGEST_BODY) chunks.push(chunk);
  }
  return length <= LONGEST_BODY ? Buffer.concat(chunks).toString() : undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
