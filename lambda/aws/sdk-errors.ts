import { getRetryAfterHint, isThrottlingError, isTransientError } from '@smithy/core/retry';
import { AttemptFailure, type FailureKind } from '../core/failure';

/** Waits for a request; its failure becomes one that the retry loop understands. @throws AttemptFailure */
export async function attempt<T>(request: Promise<T>, abortSignal: AbortSignal): Promise<T> {
  try {
    return await request;
  } catch (error) {
    throw abortSignal.aborted
      ? new AttemptFailure('timedOut', { retryable: true, cause: error })
      : toAttemptFailure(error);
  }
}

type SdkError = Parameters<typeof isThrottlingError>[0] & { code?: string };

function toAttemptFailure(error: unknown): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  const sdkError = error as SdkError;
  const hint = getRetryAfterHint(sdkError.$response);
  return new AttemptFailure(failureKindOf(sdkError), {
    retryable: isThrottlingError(sdkError) || isTransientError(sdkError),
    retryAfter: hint && hint.getTime() - Date.now(),
    cause: error,
  });
}

function failureKindOf(error: SdkError): FailureKind {
  const status = error.$metadata?.httpStatusCode;
  if (isThrottlingError(error)) return 'throttled';
  if (error.name === 'CredentialsProviderError') return 'denied';
  // A code of Node's own means that the connection failed, be it before or in the middle of an answer.
  if (error.code !== undefined || status === undefined) return 'unreachable';
  if (status >= 500) return 'unavailable';
  if (status === 404) return 'notFound';
  if (status === 401 || status === 403) return 'denied';
  return status >= 400 ? 'invalidRequest' : 'malformedAnswer';
}
