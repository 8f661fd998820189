import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { LookupFigures } from './core/failure';
import { publishMetrics } from './metrics';

/** What an invocation came to, beside its answer or its failure. */
export type LookupReport = LookupFigures & {
  /** Whether a caller waited for the start of the sandbox. */
  coldStart: boolean;
  /** Milliseconds for which the flow's block would still have waited. */
  timeLeft: number;
};

/** Where a lookup is reported: its line in the log and its metrics. */
type Records = { logger: Logger; metrics: Metrics };

/** Reports a lookup that was answered. */
export function reportAnswer({ logger, metrics }: Records, report: LookupReport & { cases: number }): void {
  const { cases } = report;
  logger.info('Cases looked up', { cases, ...fields(report) });
  publishMetrics(metrics, report, { cases });
}

/**
 * Reports a lookup that failed. Of what the SDK threw only name, message and request id are logged: the rest of it
 * holds the request and the answer.
 */
export function reportFailure({ logger, metrics }: Records, failure: unknown, report: LookupReport): void {
  const { name, message, cause } = failure as Error;
  logger.error(message, {
    errorName: name,
    ...fields(report),
    ...(cause ? { cause: describe(cause) } : {}),
  });
  publishMetrics(metrics, report, { error: name });
}

/** The figures as the log line has them; that the sandbox started is on the line already. */
function fields({ pages, statuses, attempts, throttles, waited, timeLeft, repeated }: LookupReport) {
  const times = { waitedMs: Math.round(waited), timeLeftMs: Math.round(timeLeft) };
  return {
    pages,
    ...(statuses === undefined ? {} : { statuses }),
    attempts,
    throttles,
    ...times,
    ...(repeated ? { repeated } : {}),
  };
}

function describe(cause: unknown) {
  const { name, message, $metadata } = cause as Error & { $metadata?: { requestId?: string } };
  return { name, message, requestId: $metadata?.requestId };
}
