import { createHmac, randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import type { Answer } from './answer';
import type { OperationName } from './quotas';

/** What there is to tell about a call. */
export type Facts = {
  contactId?: string;
  caseId?: string;
  /** How many cases were searched for by their ids, or that another filter found them; undefined for all of the domain. */
  searched?: number | 'filter' | undefined;
  /** Which page was asked for, from 1. */
  page?: number;
};

/** Why the service does not do what it is asked to. */
export type Refusal = { refusal: Answer };

/** One operation of the API, for a request of a kind of its own. */
export type Operation<Request extends { domainId: string }> = {
  name: OperationName;
  /** The path with the published names of its parts, for a person to read. */
  path: string;
  /** Reads a request from the parts of its path and its body; a refusal names every wrong member. */
  read(parts: string[], body: Buffer): Request | Refusal;
  facts(request: Request): Facts;
  /** What the service answers, or what a fault puts in its place. */
  serve(request: Request, step: Step): Refusal | { body: object; cases?: number | undefined };
};

/** The parts of a path in clear; undefined when it is not one of the operation. */
export function partsOf({ path }: { path: string }, called: string): string[] | undefined {
  const form = new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]*)')}$`);
  return form.exec(called)?.slice(1).map(decodeUri);
}

/** A part of a path in clear; if its encoding is broken, as it came: nothing has that id. */
function decodeUri(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

type Argument = {
  name: string;
  /** The maximum that makes sense. */
  max: number;
  optional?: boolean;
};

/** One thing that can happen to a request, and at which point. */
export type Fault = { /** For a person to read. */ does: string; argument?: Argument } & (
  | Broken
  | Instead
  | Page
  | Sent
);

/** There is no response; something happens to the connection. */
type Broken = { disconnect: (socket: Socket) => void };

/** Something responds before the service is reached, so no token of the quota is used. */
type Instead = { instead: (argument: number | undefined, domainId: string) => Answer };

/** The service takes the request and returns a wrong page, or a wrong case. */
type Page = {
  page: (page: CasesPage, request: PageRequest, argument: number | undefined) => { cases: unknown };
  /** The same for a case; without it the case is right. */
  case?: (found: object, argument: number | undefined) => object;
};

/** The service responds as always; its response, whatever it is, is damaged or delayed on the way. */
type Sent = { alter: (answer: Answer, argument: number) => Answer };

/** What one request meets. */
export type Step = { name: string; fault: Fault; argument?: number };

export type CaseSummary = { caseId: string; templateId: string };

/** A page of a contact's cases; without a token it is the last. */
export type CasesPage = { cases: CaseSummary[]; nextToken?: string };

/** Which page is asked for. */
export type PageRequest = {
  /** How many cases come before it. */
  position: number;
  /** The most cases that it may hold. */
  limit: number;
  /** The token of the page at another position. */
  tokenFor: (position: number) => string;
};

/** Cuts a page out of a contact's cases. */
export function cutPage(cases: CaseSummary[], { position, limit, tokenFor }: PageRequest): CasesPage {
  const end = position + limit;
  const summaries = cases.slice(position, end).map(({ caseId, templateId }) => ({ caseId, templateId }));
  return { cases: summaries, ...(end < cases.length && { nextToken: tokenFor(end) }) };
}

/**
 * The tokens of one operation: each names a position in one list of cases of one domain, and works only there. A list is
 * named by whatever tells it from other lists, such as the contact's ARN.
 */
type PageTokens = {
  issue(domainId: string, list: string, position: number): string;
  /** The position that a token names; undefined if it was not issued here, or not for this list and domain. */
  read(domainId: string, list: string, token: string): number | undefined;
};

/** Makes tokens with a key of their own, so that no other token is valid. The same position always has the same token. */
export function createPageTokens(): PageTokens {
  const key = randomBytes(32);

  function issue(domainId: string, list: string, position: number): string {
    const hash = createHmac('sha256', key).update(JSON.stringify([domainId, list, position]));
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(position);
    return Buffer.concat([hash.digest(), bytes]).toString('base64url');
  }

  return {
    issue,
    read(domainId, list, token) {
      const bytes = Buffer.from(token, 'base64url');
      if (bytes.length < 4) return undefined;
      const position = bytes.readUInt32BE(bytes.length - 4);
      return issue(domainId, list, position) === token ? position : undefined;
    },
  };
}
