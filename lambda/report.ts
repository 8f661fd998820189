import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { type LookupReport, totalsOf } from './core/figures';
import type { CasesAnswer } from './core/lookup';
import { countRefusedSearch, publishMetrics } from './metrics';

/** Where a lookup is reported: its line in the log and its metrics. */
type Records = { logger: Logger; metrics: Metrics };

/** Reports a lookup that was answered. */
export function reportAnswer({ logger, metrics }: Records, answer: CasesAnswer, report: LookupReport): void {
  const { contactId: answeredFor, complete } = answer;
  const cases = answer.cases.length;
  logger.info('Cases looked up', { ...fields(report), answeredFor, complete, cases });
  publishMetrics(metrics, report, { cases });
}

/**
 * Reports a lookup that failed. Of what the SDK threw only name, message and request id are logged: the rest of it
 * holds the request and the answer.
 */
export function reportFailure({ logger, metrics }: Records, failure: unknown, report: LookupReport): void {
  const { name, message, cause } = failure as Error;
  logger.error(message, {
    ...fields(report),
    errorName: name,
    cause: cause ? describe(cause) : undefined,
  });
  publishMetrics(metrics, report, { error: name });
}

/** Reports that Cases refused to search by case ids, which it does once in the life of a sandbox. */
export function reportRefusedSearch({ logger, metrics }: Records, refusal: Error): void {
  logger.warn(
    'Amazon Connect Cases refused to search for cases by their ids. This sandbox reads each case by itself from now on; deploy with caseDetails=exact to do so always.',
    { cause: describe(refusal) },
  );
  countRefusedSearch(metrics);
}

/** What both lines have; that the sandbox started is on them already. The logger leaves out what is undefined. */
function fields(report: LookupReport) {
  const { contactId, pages, statuses, requests, waited, timeLimit, timeLeft, repeated } = report;
  const times = { waitedMs: Math.round(waited), timeLeftMs: Math.round(timeLeft), timeLimitMs: timeLimit };
  const searches = requests.SearchCases.sent || undefined;
  const caseReads = requests.GetCase.sent || undefined;
  return { contactId, pages, statuses, ...totalsOf(report), searches, caseReads, ...times, repeated };
}

function describe(cause: unknown) {
  const { name, message, $metadata } = cause as Error & { $metadata?: { requestId?: string } };
  return { name, message, requestId: $metadata?.requestId };
}
