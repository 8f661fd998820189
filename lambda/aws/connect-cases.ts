import {
  ConnectCasesClient,
  type ConnectCasesClientConfig,
  ListCasesForContactCommand,
  type ListCasesForContactCommandOutput,
} from '@aws-sdk/client-connectcases';
import { getRetryAfterHint, isThrottlingError, isTransientError } from '@smithy/core/retry';
import type { CasesPage, LinkedCase, ReadCasesPage } from '../core/cases';
import { AttemptFailure, type FailureKind } from '../core/failure';

/** The most that the service allows; each page costs a request of the quota. */
const PAGE_SIZE = 10;

/**
 * Connects to Amazon Connect Cases in the function's Region with the function's role. The client is told not to retry:
 * retrying happens in one layer, where the budget is known.
 */
export function connectCases(domainId: string, clientConfig: ConnectCasesClientConfig = {}): ReadCasesPage {
  const client = new ConnectCasesClient({ ...clientConfig, maxAttempts: 1 });
  return async (contactArn, nextToken, abortSignal) => {
    const command = new ListCasesForContactCommand({ domainId, contactArn, maxResults: PAGE_SIZE, nextToken });
    try {
      return toPage(await client.send(command, { abortSignal }));
    } catch (error) {
      throw abortSignal.aborted
        ? new AttemptFailure('timedOut', { retryable: true, cause: error })
        : toAttemptFailure(error);
    }
  };
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
