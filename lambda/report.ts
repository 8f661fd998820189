import type { Logger } from '@aws-lambda-powertools/logger';
import type { LookupFigures } from './core/failure';

/** The figures of a lookup and, in milliseconds, how much of its budget was left at the end. */
type Report = LookupFigures & { timeLeft: number };

/** Logs the one line of a lookup that was answered. */
export function reportAnswer(logger: Logger, report: Report & { cases: number }): void {
  const { cases, ...rest } = report;
  logger.info('Cases looked up', { cases, ...inWholeMilliseconds(rest) });
}

/**
 * Logs the one line of a lookup that failed. Of what the SDK threw only name, message and request id are logged: the
 * rest of it holds the request and the answer.
 */
export function reportFailure(logger: Logger, error: unknown, report: Report): void {
  const { name, message, cause } = error as Error;
  logger.error(message, {
    errorName: name,
    ...inWholeMilliseconds(report),
    ...(cause ? { cause: describe(cause) } : {}),
  });
}

function inWholeMilliseconds({ waited, timeLeft, ...counts }: Report) {
  return { ...counts, waitedMs: Math.round(waited), timeLeftMs: Math.round(timeLeft) };
}

function describe(cause: unknown) {
  const { name, message, $metadata } = cause as Error & { $metadata?: { requestId?: string } };
  return { name, message, requestId: $metadata?.requestId };
}
