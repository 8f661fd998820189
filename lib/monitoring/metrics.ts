import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';

/** The names of the errors in which a lookup can end; each is counted under its own. */
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

export type LookupMetric =
  | 'Lookups'
  | 'RepeatedInvocations'
  | 'ColdStarts'
  | 'Requests'
  | 'ThrottledRequests'
  | 'TimeLeft'
  | (typeof FAILURES)[number];

/** A metric that the function itself publishes; its lines of metrics name the function as their service. */
export function lookupMetric(fn: IFunction, metricName: LookupMetric, statistic = 'Sum'): Metric {
  return new Metric({
    namespace: 'ConnectCaseLookup',
    dimensionsMap: { service: fn.functionName },
    metricName,
    statistic,
  });
}

/** How many in a hundred, over a time; nothing when there is no part, as CloudWatch has it, or no whole. */
export function percentage(of: { part: Metric; whole: Metric; label: string; period: Duration }): MathExpression {
  const { part, whole, label, period } = of;
  return new MathExpression({
    expression: '100 * part / whole',
    usingMetrics: { part, whole },
    label,
    period,
  });
}
