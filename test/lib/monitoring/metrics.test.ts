import type { Metrics } from '@aws-lambda-powertools/metrics';
import { ERROR_NAMES } from '../../../lambda/contract/metrics';
import { OPERATIONS } from '../../../lambda/contract/operations';
import { InvalidContactEventError } from '../../../lambda/event/contact';
import { countRefusedSearch, publishMetrics } from '../../../lambda/metrics';
import { type FailureKind, LookupError } from '../../../lambda/retry/failure';
import { emptyStats } from '../../../lambda/retry/stats';
import type { CaseLookup } from '../../../lib/case-lookup';
import { synthesized } from '../../support/template';

const STATS = emptyStats();
for (const each of OPERATIONS) STATS.requests[each].sent = 1;
const KINDS: Record<FailureKind, true> = {
  throttled: true,
  unavailable: true,
  unreachable: true,
  timedOut: true,
  denied: true,
  withoutCredentials: true,
  notFound: true,
  invalidRequest: true,
  malformedAnswer: true,
  contradictoryAnswer: true,
  endlessPages: true,
  statusUnknown: true,
  clockSkewed: true,
  untrusted: true,
};

/** The names that the function publishes, whatever becomes of an invocation. */
function publishedNames(): string[] {
  const names: string[] = [];
  const metrics = { addMetric: (name: string) => names.push(name), publishStoredMetrics: () => {} };
  const report = { ...STATS, contactId: undefined, coldStart: false, timeLimitMs: 8000, timeLeftMs: 1 };
  publishMetrics(metrics as unknown as Metrics, report, { casesFound: 0 });
  publishMetrics(metrics as unknown as Metrics, { ...report, repeated: true }, { errorName: 'Error' });
  countRefusedSearch(metrics as unknown as Metrics);
  return names;
}

describe('the names of the metrics', () => {
  const failures = [
    ...(Object.keys(KINDS) as FailureKind[]).map((kind) => new LookupError(kind, STATS).name),
    new InvalidContactEventError([]).name,
  ];

  it('include every error that can end a lookup', () => {
    expect(new Set(ERROR_NAMES)).toEqual(new Set(failures));
  });

  it('on the dashboard and in the alarms are published by the function', () => {
    const { Resources } = synthesized().template.toJSON();
    const watched = JSON.stringify(Resources).matchAll(
      /ConnectCaseLookup\\",\\"(\w+)\\"|"MetricName":"(\w+)","Namespace":"ConnectCaseLookup"/g,
    );
    const names = new Set([...watched].map(([, onDashboard, inAlarm]) => onDashboard ?? inAlarm));
    expect(names.size).toBeGreaterThan(10);
    expect([...names].filter((name) => ![...publishedNames(), ...failures].includes(name as string))).toEqual([]);
  });

  it('that are published all have a method of the construct', () => {
    const lookup = synthesized().stack.node.findChild('CaseLookup') as CaseLookup;
    const returned = [
      ...ERROR_NAMES.map((name) => lookup.metricFailures(name)),
      ...[undefined, ...OPERATIONS].flatMap((each) => [
        lookup.metricRequests(each),
        lookup.metricThrottledRequests(each),
      ]),
      lookup.metricLookups(),
      lookup.metricRepeatedInvocations(),
      lookup.metricPages(),
      lookup.metricCasesFound(),
      lookup.metricTimeUsed(),
      lookup.metricTimeWaited(),
      lookup.metricTimeLeft(),
      lookup.metricColdStarts(),
      lookup.metricRefusedSearches(),
    ].map(({ metricName }) => metricName);
    const published = publishedNames().filter((name) => name !== 'Error');
    expect(published.filter((name) => !returned.includes(name))).toEqual([]);
  });
});
