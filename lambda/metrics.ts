import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { OPERATIONS } from './contract/operations';
import { type LookupReport, totalsOf } from './retry/stats';

/**
 * Creates the metrics of this function in a namespace of the project. The only dimension is the function's name, which
 * tells the functions of several instances in one account apart.
 */
export function createMetrics(functionName: string | undefined): Metrics {
  return new Metrics({ namespace: 'ConnectCaseLookup', serviceName: functionName });
}

/** Counts a search that Cases refused; published with the metrics of the invocation. */
export function countRefusedSearch(metrics: Metrics): void {
  metrics.addMetric('RefusedSearches', MetricUnit.Count, 1);
}

/**
 * Publishes the metrics of one invocation as one line of the log (CloudWatch's embedded metric format). They hold
 * nothing about a contact.
 */
export function publishMetrics(
  metrics: Metrics,
  report: Omit<LookupReport, 'contactId'>,
  outcome: { cases: number } | { error: string },
) {
  const add = (name: string, unit: Parameters<Metrics['addMetric']>[1], value: number) => {
    // CloudWatch rejects the whole line if one value is not a finite number.
    if (Number.isFinite(value)) metrics.addMetric(name, unit, value);
  };
  const count = (name: string, value: number) => add(name, MetricUnit.Count, value);
  const time = (name: string, value: number) => add(name, MetricUnit.Milliseconds, Math.round(value));
  count('ColdStarts', report.coldStart ? 1 : 0);
  if (report.repeated) {
    // The first call was counted already, as a lookup and as a failure.
    count('RepeatedInvocations', 1);
  } else {
    count('Lookups', 1);
    count('Pages', report.pages);
    const { attempts, throttles } = totalsOf(report);
    count('Requests', attempts);
    count('ThrottledRequests', throttles);
    for (const operation of OPERATIONS) {
      const { sent, throttled } = report.requests[operation];
      // Without requests there is nothing to show: a metric costs money in each hour in which it has a value.
      if (sent === 0) continue;
      count(`${operation}Requests`, sent);
      count(`${operation}Throttled`, throttled);
    }
    time('TimeWaited', report.waitedMs);
    if ('error' in outcome) {
      count(outcome.error, 1);
    } else {
      count('CasesFound', outcome.cases);
      time('TimeLeft', report.timeLeftMs);
      // Blocks wait for different times, so only the share tells whether an answer came late.
      add('TimeUsed', MetricUnit.Percent, Math.round(100 * (1 - report.timeLeftMs / report.timeLimitMs)));
    }
  }
  metrics.publishStoredMetrics();
}
