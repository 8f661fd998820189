import { getRetryAfterHint, isClockSkewCorrectedError, isThrottlingError } from '@smithy/core/retry';
import { excerpt, isObject } from '../contract/values';
import { AttemptFailure, type FailureKind, type ResponseOrigin } from '../retry/failure';
import type { WithHost } from './cases-client';

type SdkError = Parameters<typeof isThrottlingError>[0] & { code?: string } & WithHost;

/**
 * Waits for a request and translates its failure for the retry loop. An error that comes neither from Cases nor from the
 * network is a defect and stays as it is.
 *
 * @throws AttemptFailure
 */
export async function translateErrors<T>(request: Promise<T>): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw isObject(error) ? translated(error as unknown as SdkError) : error;
  }
}

function translated(error: SdkError): Error {
  const kind = error instanceof AttemptFailure ? undefined : failureKindOf(error);
  if (kind === undefined) return error;
  // The SDK gives this name to each broken connection, also to one that was reset at once.
  if (error.name === 'TimeoutError' && error.code !== undefined && error.code !== 'ETIMEDOUT') error.name = 'Error';
  const hint = getRetryAfterHint(error.$response);
  const retryAfterMs = hint && hint.getTime() - Date.now();
  return new AttemptFailure(kind, { retryAfterMs, response: originOf(error), cause: error });
}

/** Where a failed response came from; undefined when none arrived. */
function originOf(error: SdkError): ResponseOrigin | undefined {
  const { $response, $host: host } = error;
  const status = statusOf(error);
  if (status === undefined && $response === undefined) return undefined;
  const { headers = {} } = ($response ?? {}) as { headers?: Record<string, string> };
  const type = headers['content-type'];
  const contentType = type === undefined ? undefined : excerpt(type, MAX_CONTENT_TYPE_LENGTH);
  return { status, contentType, host, isFromCases: type === undefined || /json/i.test(type) };
}

/** Characters that are kept of a content type, which comes from whatever server answered. */
const MAX_CONTENT_TYPE_LENGTH = 100;

/** Status codes by which a server asks the client to send the request again: Request Timeout and Too Early. */
const ASKS_FOR_RETRY = [408, 425];

/** The names by which a service says the same with another status. */
const REQUEST_TIMEOUTS = ['RequestTimeout', 'RequestTimeoutException'];

/** The names of errors for missing or expired credentials. */
const CREDENTIAL_ERRORS = ['CredentialsProviderError', 'ExpiredTokenException', 'ExpiredToken'];

/** Codes by which Node.js reports a certificate that is not trusted: no further attempt can help. */
const CERTIFICATE_CODE =
  /^(ERR_TLS_CERT_\w+|\w*(CERT|CRL|ISSUER|SIGNATURE)\w*|HOSTNAME_MISMATCH|INVALID_(CA|PURPOSE)|PATH_LENGTH_EXCEEDED)$/;

/** Codes by which the system, TLS and Node.js report that a connection could not be made or broke. */
const NETWORK_CODE =
  /^(E(CONN\w+|PIPE|TIMEDOUT|HOST\w+|NET\w+|AI_\w+|NOTFOUND|ADDRNOTAVAIL|PROTO)|ERR_(TLS|SSL)_\w+|ERR_STREAM_PREMATURE_CLOSE)$/;

/** The code of what is not valid HTTP. */
const HTTP_PARSER_CODE = /^HPE_/;

/** What kind of failure an error is; undefined for a defect. The kind alone decides whether to try again. */
function failureKindOf(error: SdkError): FailureKind | undefined {
  const { name, code = '' } = error;
  const status = statusOf(error);
  if (isThrottlingError(error)) return 'throttled';
  if (isClockSkewCorrectedError(error)) return 'clockSkewed';
  if (CREDENTIAL_ERRORS.includes(name)) return 'withoutCredentials';
  // A response may have begun before its connection failed, so this comes before the status.
  if (CERTIFICATE_CODE.test(code)) return 'untrusted';
  if (NETWORK_CODE.test(code) || name === 'TimeoutError') return 'unreachable';
  if (HTTP_PARSER_CODE.test(code)) return 'malformedAnswer';
  if (status === undefined) return undefined;
  if (status >= 500 || ASKS_FOR_RETRY.includes(status) || REQUEST_TIMEOUTS.includes(name)) return 'unavailable';
  if (status === 404) return 'notFound';
  if (status === 401 || status === 403) return 'denied';
  return status >= 400 ? 'invalidRequest' : 'malformedAnswer';
}

function statusOf(error: SdkError): number | undefined {
  return error.$metadata?.httpStatusCode;
}
