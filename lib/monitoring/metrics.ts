import type { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { type LookupMetric, METRICS_NAMESPACE } from '../../lambda/contract/metrics';

/** A metric that the function publishes itself. Its dimension `service` is the function's name. */
export function lookupMetric(fn: IFunction, metricName: LookupMetric, statistic = 'Sum'): Metric {
  return new Metric({
    namespace: METRICS_NAMESPACE,
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
