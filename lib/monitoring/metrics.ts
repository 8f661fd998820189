import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type LookupMetric, METRICS_NAMESPACE } from '../../lambda/contract/metrics';

/** The statistic that makes sense for a metric, where that is not the sum. */
const STATISTICS: Partial<Record<LookupMetric, string>> = {
  Pages: 'Average',
  CasesFound: 'Average',
  TimeWaited: 'p90',
  TimeUsed: 'p90',
  // The slowest answers leave the least time.
  TimeLeft: 'p10',
};

/** A metric that the function publishes itself. Its dimension `service` is the function's name. */
export function lookupMetric(fn: IFunction, metricName: LookupMetric, options: MetricOptions = {}): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
    dimensionsMap: { service: fn.functionName },
    metricName,
    statistic: STATISTICS[metricName] ?? 'Sum',
    ...options,
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
