import type { Answer } from './answer';
import type { Step } from './fault-script';
import type { OperationName } from './quotas';

/** What there is to tell about a call. */
export type Facts = {
  contactId?: string;
  caseId?: string;
  /** How many cases were searched for; undefined when all of the domain were. */
  searched?: number | undefined;
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
