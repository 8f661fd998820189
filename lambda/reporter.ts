import type { Logger } from '@aws-lambda-powertools/logger';
import type { Metrics } from '@aws-lambda-powertools/metrics';
import type { LogLine } from './contract/metrics';
import { excerpt } from './contract/values';
import type { Endpoint } from './endpoint';
import { InvalidContactEventError } from './event/contact';
import type { CasesAnswer } from './lookup/lookup';
import { countRefusedSearch, type LookupReport, publishMetrics, statFields } from './metrics';
import { LookupError, type ResponseOrigin } from './retry/failure';

/** Reports each lookup as one line of the log and one line of metrics. None of its functions throws. */
export type LookupReporter = {
  reportAnswer(answer: CasesAnswer, report: LookupReport): void;
  /**
   * Of what the SDK threw, the log gets name, message and request id only, and of the response its status, content type
   * and host: the other members hold the request and the body. A defect is logged with its stack.
   */
  reportFailure(thrown: unknown, report: LookupReport): void;
  /** Cases refused to search by case ids, or found nothing by them: at most once in the life of an execution environment. */
  reportRefusedSearch(reason: Error): void;
};

/** Characters that the log keeps of each text which may come from outside. */
const MAX_LENGTH = { name: 100, message: 2000, causeMessage: 1000, stack: 2000 };

/** Makes the reporter that writes to a log and to metrics. What is unusual about the endpoint may explain a failure. */
export function createReporter(output: { logger: Logger; metrics: Metrics; endpoint: Endpoint }): LookupReporter {
  const { logger, metrics, endpoint } = output;
  return {
    reportAnswer(answer, report) {
      const { contactId: answeredFor, foundBy, complete } = answer;
      const casesFound = answer.cases.length;
      const line: LogLine = { ...fieldsOf(report), answeredFor, foundBy, complete, casesFound };
      write(() => logger.info('Cases looked up', line));
      write(() => publishMetrics(metrics, report, { casesFound }));
    },

    reportFailure(thrown, report) {
      const failure = thrown instanceof Error ? thrown : new Error(`${excerpt(thrown)} was thrown`);
      const { name, message, cause } = failure;
      const errorName = excerpt(name, MAX_LENGTH.name);
      const isLookupError = failure instanceof LookupError;
      const response = isLookupError ? failure.response : undefined;
      const advice = isLookupError ? [message, ...endpoint.notes].join(' ') : message;
      const isExpected = isLookupError || failure instanceof InvalidContactEventError;
      write(() => {
        const line: LogLine = {
          ...fieldsOf(report),
          errorName,
          cause: cause ? describeCause(cause, response) : undefined,
          stack: isExpected ? undefined : excerpt(failure.stack, MAX_LENGTH.stack),
        };
        logger.error(excerpt(advice, MAX_LENGTH.message), line);
      });
      write(() => publishMetrics(metrics, report, { errorName }));
    },

    reportRefusedSearch(reason) {
      write(() =>
        logger.warn(
          'Amazon Connect Cases refused to search for cases by their ids, or found nothing by them. This execution environment reads each case by itself from now on; deploy with caseDetails=exact to do so always.',
          { cause: describeCause(reason) },
        ),
      );
      write(() => countRefusedSearch(metrics));
    },
  };
}

/** Writes one line. A flow must get its cases whether they can be reported or not, so an error only leaves a line. */
function write(line: () => void): void {
  try {
    line();
  } catch (error) {
    const cause = describeCause(error instanceof Error ? error : new Error(`${excerpt(error)} was thrown`));
    console.error(JSON.stringify({ level: 'ERROR', message: 'A lookup could not be reported', cause }));
  }
}

/** What both lines have; the logger adds whether the environment was just started, and leaves out what is undefined. */
function fieldsOf(report: LookupReport): LogLine {
  const { contactId, detailsRead, repeated } = report;
  return { contactId, detailsRead, repeated, timeLimitMs: report.timeLimitMs, ...statFields(report) };
}

function describeCause(cause: unknown, { status, contentType, host }: Partial<ResponseOrigin> = {}) {
  const { name, message, stack, code, $metadata, $fault } = cause as Error & SdkMembers;
  // What is thrown while a body is read quotes it: the text that is not JSON, the value that is not a number. What Cases
  // reports itself and what Node.js reports of a connection do not.
  const quotesBody = status !== undefined && !$fault && code === undefined;
  return {
    status,
    contentType,
    host,
    name: excerpt(name, MAX_LENGTH.name),
    message: quotesBody ? 'The body of the response could not be read' : excerpt(message, MAX_LENGTH.causeMessage),
    requestId: $metadata?.requestId && excerpt($metadata.requestId, MAX_LENGTH.name),
    // An error that Cases itself reported says all in its message. Any other may be a defect in reading its response.
    stack: $fault || quotesBody ? undefined : excerpt(stack, MAX_LENGTH.stack),
  };
}

type SdkMembers = { $metadata?: { requestId?: string }; $fault?: string; code?: string };
