import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { type Answer, domainNotFound, errorAnswer, jsonAnswer, throttled } from './answer';
import { readFaultScript, type Step } from './fault-script';
import { foreignToken, type ListRequest, readListRequest } from './list-request';
import { type CaseSummary, cutPage } from './page';
import { createPageTokens } from './page-token';
import { refuseSignature } from './signature';
import { createTokenBucket, type Quota } from './token-bucket';

/** Contact id -> its cases. */
export type CasesByContact = Record<string, CaseSummary[]>;

/** An HTTP request; its body is undefined if it is larger than anybody reads. */
type Call = { method: string; path: string; headers: IncomingHttpHeaders; body: Buffer | undefined };

/** What there is to tell about a call. */
type Facts = {
  /** `ok`, `throttle`, the name of a fault or the type of an error. */
  outcome: string;
  contactId?: string;
  /** Which page was asked for, from 1. */
  page?: number;
  /** How many cases the answer holds. */
  cases?: number;
};

type Answered = Facts & { answer: Answer };
type Disconnected = Facts & { disconnect: (socket: Socket) => void };

/** What the emulator does, with no HTTP connection in sight: its data, quota and faults. */
export type Service = {
  decide(call: Call): Answered | Disconnected;
  /** @throws FaultScriptError */
  play(faults: string): void;
  refillQuota(): void;
  tokensLeft(): number;
};

const ROUTE = /^\/domains\/([^/]*)\/list-cases-for-contact$/;

/** @throws FaultScriptError */
export function createService(options: {
  domainId: string;
  cases: CasesByContact;
  quota: Quota;
  faults: string;
}): Service {
  const tokens = createPageTokens();
  let bucket = createTokenBucket(options.quota);
  let script = readFaultScript(options.faults);

  function decide({ method, path, headers, body }: Call): Answered | Disconnected {
    const encodedDomainId = method === 'POST' ? ROUTE.exec(path)?.[1] : undefined;
    if (encodedDomainId === undefined) return refused(notEmulated(method, path));
    if (body === undefined) return refused(errorAnswer('RequestEntityTooLargeException', 'The body is too large.'));
    const refusal = refuseSignature(headers);
    if (refusal) return refused(refusal);

    const domainId = decodeUri(encodedDomainId);
    const request = readListRequest(domainId, body);
    return { ...facts(request), ...meet(script.next(), request, domainId) };
  }

  /** Lets a request meet a step of the script, and beyond it the service. */
  function meet(step: Step, request: ListRequest | Refusal, domainId: string): Answered | Disconnected {
    const { name, fault, argument } = step;
    if ('disconnect' in fault) return { disconnect: fault.disconnect, outcome: name };
    if ('instead' in fault) return { answer: fault.instead(argument, domainId), outcome: name };
    const served = serve(request, step);
    return 'alter' in fault ? { ...served, answer: fault.alter(served.answer, argument ?? 0) } : served;
  }

  function serve(request: ListRequest | Refusal, { name, fault, argument }: Step): Answered {
    // Whether the service's quota counts a request that it then refuses is not published; here it does.
    if (!bucket.take()) return { answer: throttled(), outcome: 'throttle' };
    if ('refusal' in request) return refused(request.refusal);
    const { domainId, contactArn, contactId, limit, nextToken } = request;
    if (domainId !== options.domainId) return refused(domainNotFound(domainId));
    const position = positionOf(request);
    if (position === undefined) return refused(foreignToken(nextToken));

    const pageRequest = { position, limit, tokenFor: (at: number) => tokens.issue(domainId, contactArn, at) };
    const linked = Object.hasOwn(options.cases, contactId) ? options.cases[contactId] : undefined;
    const page = cutPage(linked ?? [], pageRequest);
    const body = 'page' in fault ? fault.page(page, pageRequest, argument) : page;
    return {
      answer: jsonAnswer(body),
      outcome: name,
      cases: Array.isArray(body.cases) ? body.cases.length : undefined,
    };
  }

  function facts(request: ListRequest | Refusal): Partial<Facts> {
    if ('refusal' in request) return {};
    const position = positionOf(request);
    const page = position === undefined ? undefined : Math.floor(position / request.limit) + 1;
    return { contactId: request.contactId, page };
  }

  /** How many cases come before the page; undefined if the token is not for this contact. */
  function positionOf({ domainId, contactArn, nextToken }: ListRequest): number | undefined {
    return nextToken === undefined ? 0 : tokens.read(domainId, contactArn, nextToken);
  }

  return {
    decide,
    play(faults) {
      script = readFaultScript(faults);
    },
    refillQuota() {
      bucket = createTokenBucket(options.quota);
    },
    tokensLeft: () => bucket.level(),
  };
}

type Refusal = { refusal: Answer };

function refused(answer: Answer): Answered {
  return { answer, outcome: answer.errorType ?? String(answer.status) };
}

function notEmulated(method: string, path: string): Answer {
  const message = `${method} ${path} is not emulated. Emulated is ListCasesForContact: POST /domains/{domainId}/list-cases-for-contact.`;
  return errorAnswer('NotEmulatedException', message);
}

/** A part of a path in clear; if its encoding is broken, as it came: no domain has that id. */
function decodeUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
