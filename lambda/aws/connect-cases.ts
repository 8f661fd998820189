import { ListCasesForContactCommand, type ListCasesForContactCommandOutput } from '@aws-sdk/client-connectcases';
import { getRetryAfterHint, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { CasesPage, LinkedCase, ReadCasesPage } from '../core/cases';
import { AttemptFailure, type FailureKind } from '../core/failure';
import type { CasesClient } from './cases-client';

/** Reads the cases of one domain. */
export function connectCases(domainId: string, client: CasesClient): ReadCasesPage {
  return async ({ contactArn, nextToken, size }, abortSignal) => {
    const command = new ListCasesForContactCommand({ domainId, contactArn, maxResults: size, nextToken });
    return toPage(await attempt(client.send(command, { abortSignal }), abortSignal));
  };
}

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

/** The SDK passes on whatever JSON arrived, so its types are believed only after a look. */
function toPage({ cases, nextToken }: ListCasesForContactCommandOutput): CasesPage {
  const isToken = nextToken === undefined || nextToken === null || typeof nextToken === 'string';
  if (!Array.isArray(cases) || !cases.every(isLinkedCase) || !isToken) {
    throw new AttemptFailure('malformedAnswer', { retryable: false });
  }
  // A null or empty token ends the list as a missing one does.
  return nextToken ? { cases, nextToken } : { cases };
}

function isLinkedCase(value: unknown): value is LinkedCase {
  const { caseId, templateId } = (value ?? {}) as Partial<LinkedCase>;
  return typeof caseId === 'string' && caseId !== '' && typeof templateId === 'string';
}

type SdkError = Parameters<typeof isThrottlingError>[0] & { code?: string };

function toAttemptFailure(error: unknown): AttemptFailure {
  if (error instanceof AttemptFailure) return error;
  const sdkError = error as SdkError;
  const hint = getRetryAfterHint(sdkError.$response);
  return new AttemptFailure(kindOf(sdkError), {
    retryable: isThrottlingError(sdkError) || isTransientError(sdkError),
    retryAfter: hint && hint.getTime() - Date.now(),
    cause: error,
  });
}

function kindOf(error: SdkError): FailureKind {
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
