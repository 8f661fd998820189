import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, errorAnswer } from './answer';

const SIGNING_NAME = 'cases';

/** The parts of a Signature Version 4 header, and what each looks like. */
const PARTS = {
  Credential: /^[^/]+\/\d{8}\/[^/]+\/[^/]+\/aws4_request$/,
  SignedHeaders: /^[a-z0-9-]+(;[a-z0-9-]+)*$/,
  Signature: /^[0-9a-f]{64}$/,
};

/**
 * The refusal of a request that is not signed for this service in Signature Version 4, or undefined. Only the form is
 * checked: the emulator knows no secret key, so it takes any signature.
 */
export function refuseSignature(headers: IncomingHttpHeaders): Answer | undefined {
  const [algorithm, ...rest] = (headers.authorization ?? '').split(' ');
  if (algorithm !== 'AWS4-HMAC-SHA256') {
    return errorAnswer(
      'MissingAuthenticationTokenException',
      'The request carries no Signature Version 4 (Authorization: AWS4-HMAC-SHA256 ...).',
    );
  }

  const parts = new Map(
    rest
      .join('')
      .split(',')
      .map((part) => part.split('=') as [string, string]),
  );
  const date = headers['x-amz-date'];
  const malformed = [
    ...Object.entries(PARTS)
      .filter(([name, form]) => !form.test(parts.get(name) ?? ''))
      .map(([name]) => `${name} in the Authorization header`),
    ...(/^\d{8}T\d{6}Z$/.test(String(date)) ? [] : ['the header X-Amz-Date']),
  ];
  if (malformed.length > 0) {
    return errorAnswer('IncompleteSignatureException', `Missing or malformed: ${malformed.join(', ')}.`);
  }

  const [, day, , service] = (parts.get('Credential') as string).split('/');
  const signedHeaders = (parts.get('SignedHeaders') as string).split(';');
  const unsigned = ['host', 'x-amz-date'].filter((name) => !signedHeaders.includes(name));
  const problems = [
    ...(service === SIGNING_NAME ? [] : [`Credential should be scoped to the service '${SIGNING_NAME}'`]),
    ...(date?.slice(0, 8) === day ? [] : ['Credential should be scoped to the day of X-Amz-Date']),
    ...unsigned.map((name) => `SignedHeaders should name '${name}'`),
  ];
  return problems.length > 0 ? errorAnswer('InvalidSignatureException', `${problems.join('. ')}.`) : undefined;
}
