import { STATUS_CODES } from 'node:http';

/** One HTTP answer, whole. */
export type Answer = {
  status: number;
  headers?: Record<string, string>;
  body: string;
  /** What a person calls this answer: `ok` or the type of the error. */
  outcome: string;
  /** How many cases are on the page, if it is one. */
  cases?: number;
};

/** Answers with a page as the service does when all is well. */
export function page(body: { cases: unknown[]; nextToken?: string | null }): Answer {
  return { status: 200, body: JSON.stringify(body), outcome: 'ok', cases: body.cases.length };
}

/** Answers with an error as REST-JSON has it: the type in a header, the message and further members in the body. */
export function serviceError(
  status: number,
  type: string,
  message: string,
  { retryAfter, ...members }: { retryAfter?: number | undefined; [member: string]: unknown } = {},
): Answer {
  const headers = { 'x-amzn-errortype': type, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
  return { status, headers, body: JSON.stringify({ message, ...members }), outcome: type };
}

/** Answers as something in front of the service does, which knows nothing of JSON. */
export function html(status: number): Answer {
  const title = `${status} ${STATUS_CODES[status]}`;
  return {
    status,
    headers: { 'content-type': 'text/html' },
    body: `<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`,
    outcome: `html-${status}`,
  };
}
