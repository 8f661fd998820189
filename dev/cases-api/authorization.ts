import type { IncomingHttpHeaders } from 'node:http';
import { type Answer, serviceError } from './answer';

const SIGNING_NAME = 'cases';

/**
 * Refuses a request that is not signed with Signature Version 4 for this service; undefined when all is well. The
 * signature itself is not verified: that would take the caller's secret.
 */
export function refuseUnsigned({ authorization, ...headers }: IncomingHttpHeaders): Answer | undefined {
  if (!authorization) {
    return serviceError(403, 'MissingAuthenticationTokenException', 'The request carries no Authorization header');
  }
  const fields = Object.fromEntries(
    authorization
      .replace(/^AWS4-HMAC-SHA256\s+/, '')
      .split(/,\s*/)
      .map((field) => [field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1)]),
  );
  const { Credential, SignedHeaders, Signature } = fields;
  const lacking = Object.entries({ Credential, SignedHeaders, Signature, 'X-Amz-Date': headers['x-amz-date'] })
    .filter(([, value]) => !value)
    .map(([name]) => name);
  if (!authorization.startsWith('AWS4-HMAC-SHA256') || lacking.length > 0) {
    const what = lacking.length > 0 ? `lacks ${lacking.join(', ')}` : 'is not AWS4-HMAC-SHA256';
    return serviceError(403, 'IncompleteSignatureException', `The request's signature ${what}`);
  }
  if (!SignedHeaders?.split(';').includes('host')) {
    return serviceError(403, 'InvalidSignatureException', 'The signature must cover the host header');
  }
  const [, , region, service, end, ...rest] = Credential?.split('/') ?? [];
  if (!region || end !== 'aws4_request' || rest.length > 0) {
    return serviceError(403, 'IncompleteSignatureException', 'Credential must be KEY/DATE/REGION/SERVICE/aws4_request');
  }
  if (service !== SIGNING_NAME) {
    return serviceError(
      403,
      'InvalidSignatureException',
      `Credential should be scoped to correct service: '${SIGNING_NAME}'.`,
    );
  }
  return undefined;
}
