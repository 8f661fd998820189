import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { METRICS_NAMESPACE, metricOf, type StatField, uncapitalized } from './contract/metrics';
import { OPERATIONS } from './contract/operations';
import { type LookupStats, totalsOf } from './retry/stats';

/** What a log line and the metrics say about one invocation. */
export type LookupReport = LookupStats & {
  /** The contact for which the flow ran; undefined when the event did not name one. */
  contactId: string | undefined;
  /** Whether a caller waited for the start of the execution environment. */
  coldStart: boolean;
  /** Milliseconds for which the flow's block waits, and for how many of them it would still have waited. */
  timeLimitMs: number;
  timeLeftMs: number;
};

/**
 * Creates the metrics of this function in a namespace of the project. The only dimension is the function's name, which
 * tells the functions of several instances in one account apart.
 */
export function createMetrics(functionName: string | undefined): Metrics {
  return new Metrics({ namespace: METRICS_NAMESPACE, serviceName: functionName });
}

/** Counts a search that Cases refused; published with the metrics of the invocation. */
export function countRefusedSearch(metrics: Metrics): void {
  metrics.addMetric('RefusedSearches', MetricUnit.Count, 1);
}

/** What a lookup counted and measured, by the fields of its log line. An operation without requests has no field. */
export function statFields(report: LookupReport): Partial<Record<StatField, number>> {
  const { pages, timeWaitedMs, timeLeftMs } = report;
  const fields: Partial<Record<StatField, number>> = { pages, ...totalsOf(report) };
  for (const operation of OPERATIONS) {
    const { sent, throttled } = report.requests[operation];
    if (sent === 0) continue;
    fields[`${uncapitalized(operation)}Requests`] = sent;
    fields[`${uncapitalized(operation)}ThrottledRequests`] = throttled;
  }
  return { ...fields, timeWaitedMs: Math.round(timeWaitedMs), timeLeftMs: Math.round(timeLeftMs) };
}

/**
 * Publishes the metrics of one invocation as one line of the log (CloudWatch's embedded metric format). They hold
 * nothing about a contact.
 */
export function publishMetrics(
  metrics: Metrics,
  report: LookupReport,
  outcome: { casesFound: number } | { errorName: string },
): void {
  const add = (name: string, unit: Unit, value: number) => {
    // CloudWatch rejects the whole line if one value is not a finite number.
    if (Number.isFinite(value)) metrics.addMetric(name, unit, value);
  };
  const { timeLeftMs, ...stats } = statFields(report);
  const answered = 'casesFound' in outcome;
  add('ColdStarts', MetricUnit.Count, report.coldStart ? 1 : 0);
  if (report.repeated) {
    // The first call was counted already, as a lookup and as a failure.
    add('RepeatedInvocations', MetricUnit.Count, 1);
  } else {
    add('Lookups', MetricUnit.Count, 1);
    for (const [field, value] of Object.entries({ ...stats, ...(answered && { ...outcome, timeLeftMs }) })) {
      add(metricOf(field), field.endsWith('Ms') ? MetricUnit.Milliseconds : MetricUnit.Count, value ?? Number.NaN);
    }
    // Blocks wait for different times, so only the share tells whether an answer came late.
    const timeUsed = Math.round(100 * (1 - report.timeLeftMs / report.timeLimitMs));
    if (answered) add('TimeUsed', MetricUnit.Percent, timeUsed);
    else add(nameOfMetric(outcome.errorName), MetricUnit.Count, 1);
  }
  metrics.publishStoredMetrics();
}

type Unit = Parameters<Metrics['addMetric']>[1];

/** A defect can have any name, and CloudWatch takes only some. */
function nameOfMetric(errorName: string): string {
  return /^\w{1,100}$/.test(errorName) ? errorName : 'Error';
}
