import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The names of the errors that can end a lookup. Each is a metric of its own. */
export const FAILURES = [
  'CasesThrottledError',
  'CasesUnavailableError',
  'CasesUnreachableError',
  'LookupTimedOutError',
  'CasesAccessDeniedError',
  'CasesNotFoundError',
  'CasesInvalidRequestError',
  'CasesMalformedAnswerError',
  'CasesEndlessPagesError',
  'CaseStatusUnknownError',
  'InvalidContactEventError',
] as const;

/** The operations of Cases that the function calls; each has its own quota. */
export type Operation = 'ListCasesForContact' | 'SearchCases' | 'GetCase';

export type LookupMetric =
  | 'Lookups'
  | 'RepeatedInvocations'
  | 'ColdStarts'
  | 'Requests'
  | 'ThrottledRequests'
  | 'RefusedSearches'
  | `${Operation}Requests`
  | 'TimeLeft'
  | 'TimeUsed'
  | (typeof FAILURES)[number];

/** A metric that the function publishes itself. Its dimension `service` is the function's name. */
export function lookupMetric(fn: IFunction, metricName: LookupMetric, statistic = 'Sum'): Metric {
  return new Metric({
    namespace: 'ConnectCaseLookup',
    dimensionsMap: { service: fn.functionName },
    metricName,
    statistic,
  });
}

/** A share in percent over a period. It has no value while there is no `whole`, or no value of `part`. */
export function percentage(of: { part: Metric; whole: Metric; label: string; period: Duration }): MathExpression {
  const { part, whole, label, period } = of;
  return new MathExpression({
    expression: '100 * part / whole',
    usingMetrics: { part, whole },
    label,
    period,
  });
}
