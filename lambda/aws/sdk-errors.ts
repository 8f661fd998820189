import { getRetryAfterHint, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { isObject } from '../contract/values';
import { AttemptFailure, type FailureKind } from '../retry/failure';

type SdkError = Parameters<typeof isThrottlingError>[0] & { code?: string };

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
  const hint = getRetryAfterHint(error.$response);
  return new AttemptFailure(kind, {
    retryable: isThrottlingError(error) || isTransientError(error) || ASKS_FOR_RETRY.includes(statusOf(error) ?? 0),
    retryAfterMs: hint && hint.getTime() - Date.now(),
    cause: error,
  });
}

/** Status codes by which a server asks the client to send the request again: Request Timeout and Too Early. */
const ASKS_FOR_RETRY = [408, 425];

/** The names of errors that mean: there are no valid credentials. */
const CREDENTIAL_ERRORS = ['CredentialsProviderError', 'ExpiredTokenException', 'ExpiredToken'];

/**
 * Codes by which the system, TLS and Node.js report that a connection could not be made or broke: also those of a
 * certificate that is not trusted.
 */
const NETWORK_CODE =
  /^(E(CONN\w+|PIPE|TIMEDOUT|HOST\w+|NET\w+|AI_\w+|NOTFOUND|ADDRNOTAVAIL|PROTO)|ERR_(TLS|SSL)_\w+|ERR_STREAM_PREMATURE_CLOSE|\w*(CERT|ISSUER|SIGNATURE)\w*)$/;

/** The code of what is not valid HTTP. */
const HTTP_PARSER_CODE = /^HPE_/;

/** What kind of failure an error is; undefined for a defect. */
function failureKindOf(error: SdkError): FailureKind | undefined {
  const { name, code = '' } = error;
  const status = statusOf(error);
  if (isThrottlingError(error)) return 'throttled';
  if (CREDENTIAL_ERRORS.includes(name)) return 'withoutCredentials';
  // An answer may have begun before its connection failed, so this comes before the status.
  if (NETWORK_CODE.test(code) || name === 'TimeoutError') return 'unreachable';
  if (HTTP_PARSER_CODE.test(code)) return 'malformedAnswer';
  if (status === undefined) return undefined;
  if (status >= 500 || ASKS_FOR_RETRY.includes(status)) return 'unavailable';
  if (status === 404) return 'notFound';
  if (status === 401 || status === 403) return 'denied';
  return status >= 400 ? 'invalidRequest' : 'malformedAnswer';
}

function statusOf(error: SdkError): number | undefined {
  return error.$metadata?.httpStatusCode;
}
