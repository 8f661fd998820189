import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import { excerpt } from './contract/values';
import { InvalidContactEventError } from './event/contact';
import type { CasesAnswer } from './lookup/lookup';
import { countRefusedSearch, publishMetrics } from './metrics';
import { LookupError } from './retry/failure';
import { type LookupReport, totalsOf } from './retry/stats';

/** Reports each lookup as one line of the log and one line of metrics. */
export type Report = {
  answer(answer: CasesAnswer, results: LookupReport): void;
  /**
   * Of what the SDK threw, the log gets name, message and request id only: the other members hold the request and the
   * response. A defect is logged with its stack.
   */
  failure(thrown: unknown, results: LookupReport): void;
  /** Cases refused to search by case ids, which it does once in the life of a sandbox. */
  refusedSearch(refusal: Error): void;
};

/** Characters that the log keeps of each text which may come from outside. */
const LONGEST = { name: 100, message: 2000, causeMessage: 1000, stack: 2000 };

/** Makes the report that writes to a log and to metrics. */
export function createReport({ logger, metrics }: { logger: Logger; metrics: Metrics }): Report {
  return {
    answer(answer, results) {
      const { contactId: answeredFor, complete } = answer;
      const cases = answer.cases.length;
      logger.info('Cases looked up', { ...fields(results), answeredFor, complete, cases });
      publishMetrics(metrics, results, { cases });
    },

    failure(thrown, results) {
      const failure = thrown instanceof Error ? thrown : new Error(`${excerpt(thrown)} was thrown`);
      const { name, message, cause } = failure;
      const errorName = excerpt(name, LONGEST.name);
      const isExpected = failure instanceof LookupError || failure instanceof InvalidContactEventError;
      logger.error(excerpt(message, LONGEST.message), {
        ...fields(results),
        errorName,
        cause: cause ? describe(cause) : undefined,
        stack: isExpected ? undefined : excerpt(failure.stack, LONGEST.stack),
      });
      publishMetrics(metrics, results, { error: errorName });
    },

    refusedSearch(refusal) {
      logger.warn(
        'Amazon Connect Cases refused to search for cases by their ids. This sandbox reads each case by itself from now on; deploy with caseDetails=exact to do so always.',
        { cause: describe(refusal) },
      );
      countRefusedSearch(metrics);
    },
  };
}

/** What both lines have; the logger adds whether the sandbox was just started, and leaves out what is undefined. */
function fields(report: LookupReport) {
  const { contactId, pages, statuses, requests, waitedMs, timeLimitMs, timeLeftMs, repeated } = report;
  const times = { waitedMs: Math.round(waitedMs), timeLeftMs: Math.round(timeLeftMs), timeLimitMs };
  const searches = requests.SearchCases.sent || undefined;
  const caseReads = requests.GetCase.sent || undefined;
  return { contactId, pages, statuses, ...totalsOf(report), searches, caseReads, ...times, repeated };
}

function describe(cause: unknown) {
  const { name, message, stack, $metadata, $fault } = cause as Error & SdkMembers;
  return {
    name: excerpt(name, LONGEST.name),
    message: excerpt(message, LONGEST.causeMessage),
    requestId: $metadata?.requestId && excerpt($metadata.requestId, LONGEST.name),
    // An error that Cases itself reported says all in its message. Any other may be a defect in reading its response.
    stack: $fault ? undefined : excerpt(stack, LONGEST.stack),
  };
}

type SdkMembers = { $metadata?: { requestId?: string }; $fault?: string };
