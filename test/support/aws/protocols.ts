import { type Failure, FunctionFailure } from './failure';
import type { Protocol } from './operation';

type Encoded = { status: number; headers: Record<string, string>; content: string };

const STATUS: Record<string, number> = {
  ThrottlingException: 429,
  ResourceNotFoundException: 404,
  ServiceException: 500,
};

/** An answer as the service's protocol writes it. */
export function encodeAnswer(protocol: Protocol, action: string, result: unknown): Encoded {
  if (result instanceof FunctionFailure) {
    const { headers, ...rest } = encoded(200, JSON.stringify(result.payload));
    return { ...rest, headers: { ...headers, 'x-amz-function-error': 'Unhandled' } };
  }
  if (protocol !== 'query') return encoded(200, typeof result === 'string' ? result : JSON.stringify(result, asEpoch));
  const operation = action.split(':')[1];
  return encoded(
    200,
    `<${operation}Response><${operation}Result>${toXml(result)}</${operation}Result></${operation}Response>`,
  );
}

/** An error as the service's protocol writes it. */
export function encodeFailure(protocol: Protocol, { code, message }: Failure): Encoded {
  const status = STATUS[code] ?? (code.startsWith('AccessDenied') ? 403 : 400);
  if (protocol === 'query') {
    return encoded(
      status,
      `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
    );
  }
  const { headers, ...rest } = encoded(status, JSON.stringify({ __type: code, message }));
  return { ...rest, headers: { ...headers, 'x-amzn-errortype': code } };
}

function encoded(status: number, content: string): Encoded {
  return { status, headers: { 'content-type': content.startsWith('<') ? 'text/xml' : 'application/json' }, content };
}

/** JSON protocols write a time as seconds; a Date has become a string before it comes here. */
function asEpoch(this: Record<string, unknown>, key: string, value: unknown): unknown {
  const original = this[key];
  return original instanceof Date ? original.getTime() / 1000 : value;
}

/** Lists have members, maps have entries. */
function toXml(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Map) {
    return [...value].map(([key, inner]) => `<entry><key>${key}</key><value>${toXml(inner)}</value></entry>`).join('');
  }
  if (Array.isArray(value)) return value.map((item) => `<member>${toXml(item)}</member>`).join('');
  if (typeof value !== 'object' || value === null) {
    return String(value).replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  }
  return Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(([name, inner]) => `<${name}>${toXml(inner)}</${name}>`)
    .join('');
}
