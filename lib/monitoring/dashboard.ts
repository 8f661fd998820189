import { Duration, Tokenization } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryWidget,
  MathExpression,
  TextWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ERROR_NAMES } from '../../lambda/contract/metrics';
import type { Operation } from '../../lambda/contract/operations';
import { lookupMetric } from './metrics';
import type { MonitoringProps } from './monitoring-props';
import { LAST_FAILURES } from './queries';

const PERIOD = Duration.minutes(5);

/** Requests a second that Cases allows an account by default (Service Quotas, Amazon Connect Cases). */
const DEFAULT_QUOTA: Record<Operation, number> = { ListCasesForContact: 2, SearchCases: 2, GetCase: 4 };

/** The operations that the function calls. */
function operationsOf({ caseDetails, customerLookup }: MonitoringProps): Operation[] {
  const searches = caseDetails === 'search' || customerLookup;
  return [
    'ListCasesForContact',
    ...(searches ? ['SearchCases' as const] : []),
    ...(caseDetails ? ['GetCase' as const] : []),
  ];
}

/** Creates the dashboard. From top to bottom: alarms, volume and outcome, quota and time, last failures. */
export function createDashboard(scope: Construct, name: string, props: MonitoringProps, alarms: Alarm[]): Dashboard {
  const { function: fn, logGroup, flowTimeLimit, longestTimeLimit } = props;
  const operations = operationsOf(props);
  const [limit, longest] = [flowTimeLimit.toSeconds(), longestTimeLimit.toSeconds()];
  // A string, because only the deployment may know the number.
  const seconds = (limit: number) => `${Tokenization.stringifyNumber(limit)} s`;
  const timeUsed = (label: string, statistic: string) =>
    lookupMetric(fn, 'TimeUsed', { statistic, label, period: PERIOD });
  const count = (...names: Parameters<typeof lookupMetric>[1][]) => names.map((each) => lookupMetric(fn, each));

  return new Dashboard(scope, 'Dashboard', {
    dashboardName: name,
    defaultInterval: Duration.hours(12),
    widgets: [
      [
        new TextWidget({
          markdown: `**Case lookup** for Amazon Connect flows. A flow waits ${seconds(limit)} for an answer${longest !== limit ? `, or up to ${seconds(longest)} if its block says so` : ''}; Cases allows ${DEFAULT_QUOTA.ListCasesForContact} requests a second to ListCasesForContact for the whole account unless the quota was raised. The description of an alarm says what to do.`,
          width: 8,
          height: 4,
        }),
        new AlarmStatusWidget({ title: 'Alarms', alarms, width: 16, height: 4 }),
      ],
      [
        graph('Volume', count('Lookups', 'RepeatedInvocations')),
        graph('Outcome', [answers(fn), ...count(...ERROR_NAMES)], { stacked: true }),
        graph('Starts', [...count('ColdStarts'), fn.metricThrottles({ label: 'refused by Lambda' })]),
      ],
      [
        graph(
          'Requests a second, and the quotas',
          [
            ...operations.map((each) => perSecond(each, lookupMetric(fn, `${each}Requests`))),
            perSecond('throttled', lookupMetric(fn, 'ThrottledRequests')),
          ],
          {
            width: 12,
            period: Duration.minutes(1),
            leftAnnotations: operations.map((each) => ({
              value: DEFAULT_QUOTA[each],
              label: `default quota of ${each}`,
            })),
          },
        ),
        graph(
          "Time to answer, % of the block's time limit",
          [timeUsed('median', 'p50'), timeUsed('95th percentile', 'p95'), timeUsed('slowest', 'Maximum')],
          { width: 12, leftAnnotations: [{ value: 100, label: 'the flow stops waiting' }] },
        ),
      ],
      [
        new LogQueryWidget({
          title: 'Last failures',
          logGroupNames: [logGroup.logGroupName],
          queryString: LAST_FAILURES.toString(),
          width: 24,
          height: 8,
        }),
      ],
    ],
  });
}

function graph(title: string, left: IMetric[], more: Partial<ConstructorParameters<typeof GraphWidget>[0]> = {}) {
  return new GraphWidget({ title, left, period: PERIOD, leftYAxis: { min: 0, showUnits: false }, width: 8, ...more });
}

/** Only answered lookups publish `TimeLeft`. */
function answers(fn: IFunction): IMetric {
  return lookupMetric(fn, 'TimeLeft', { statistic: 'SampleCount', label: 'answered' });
}

/** Per minute: over a longer period a burst that exhausts the quota would not show. */
function perSecond(label: string, metric: IMetric): IMetric {
  const period = Duration.minutes(1);
  const id = label.charAt(0).toLowerCase() + label.slice(1);
  return new MathExpression({ expression: `${id} / PERIOD(${id})`, usingMetrics: { [id]: metric }, label, period });
}
