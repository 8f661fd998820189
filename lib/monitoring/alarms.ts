import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Monitored } from '../monitoring';
import { lookupMetric, percentage } from './metrics';

/**
 * Long enough for a quiet centre to have lookups in it. CloudWatch looks at the last quarter of an hour every minute,
 * so that a busy centre learns of an outage after a minute and a half.
 */
const PERIOD = Duration.minutes(15);

/** The part of the block's time after which an answer is late. */
const LATE = 0.8;

type AlarmRule = {
  id: string;
  /** What has happened and what to do, for whoever reads it at night. */
  description: string;
  metric: IMetric;
  threshold: number;
  below?: boolean;
  /** How many of the last periods must breach; one unless given. */
  periods?: { breaching: number; of: number };
};

/**
 * Creates the alarms. Rates instead of counts, because the same failure is one of ten a day in one centre and one of
 * ten a second in another; where nothing is measured, nothing is wrong.
 */
export function createAlarms(scope: Construct, monitored: Monitored): Alarm[] {
  const { alarmTopicArn } = monitored;
  const action = alarmTopicArn && new SnsAction(Topic.fromTopicArn(scope, 'AlarmTopic', alarmTopicArn));
  return rules(monitored).map(({ id, description, metric, threshold, below, periods }) => {
    const alarm = new Alarm(scope, id, {
      alarmDescription: description,
      metric,
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods?.of ?? 1,
      datapointsToAlarm: periods?.breaching ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (action) alarm.addAlarmAction(action);
    return alarm;
  });
}

function rules({ function: fn, flowTimeLimit }: Monitored): AlarmRule[] {
  const limit = flowTimeLimit.toMilliseconds();
  const sum = { statistic: 'Sum', period: PERIOD };
  return [
    {
      id: 'FunctionErrors',
      description:
        'At least one in ten invocations of the case lookup failed within 15 minutes; callers go on by the Error branch. Look at the last failures on the dashboard: the name of the error says what to do (docs/operations.md).',
      metric: percentage({
        part: fn.metricErrors(sum),
        whole: fn.metricInvocations(sum),
        label: 'failed invocations, %',
        period: PERIOD,
      }),
      threshold: 10,
    },
    {
      id: 'LookupsThrottled',
      description:
        'At least one in twenty case lookups failed within 15 minutes because the quota of Amazon Connect Cases was used up. Raise it: AWS console, Service Quotas, Amazon Connect Cases, requests per second of ListCasesForContact (2 by default), and of GetCase (4 by default) where flows ask for a status, in the account and Region of the instance. If there are few lookups, find out who else calls them: each quota is one for the whole account.',
      metric: percentage({
        part: lookupMetric(fn, 'CasesThrottledError').with(sum),
        whole: lookupMetric(fn, 'Lookups').with(sum),
        label: 'lookups failed by throttling, %',
        period: PERIOD,
      }),
      threshold: 5,
    },
    {
      id: 'SlowAnswers',
      description: `One in ten answers of the case lookup came after more than ${LATE * 100} % of the ${limit / 1000} s for which the flow waits, in two of the last three quarters of an hour; callers hear silence for that long. Look at throttling on the dashboard: throttled requests mean that the quota is too small (Service Quotas, Amazon Connect Cases, ListCasesForContact); without them Cases is slow (AWS Health Dashboard).`,
      metric: lookupMetric(fn, 'TimeLeft', 'p10').with({ period: PERIOD }),
      threshold: Math.round(limit * (1 - LATE)),
      below: true,
      periods: { breaching: 2, of: 3 },
    },
    {
      id: 'FunctionThrottled',
      description:
        "Lambda refused to start the case lookup: the account's concurrent executions are used up, by this function or by others. Raise them (Service Quotas, AWS Lambda, Concurrent executions) or reserve some for this function.",
      metric: fn.metricThrottles(sum),
      threshold: 1,
    },
    {
      id: 'AccessDenied',
      description:
        "Amazon Connect Cases denied the case lookup access; every lookup fails until that is mended. Check that casesDomainId is the domain of the instance and deploy again; if it is, look for a service control policy that denies the function's role cases:ListCasesForContact or, where flows ask for a status, cases:GetCase.",
      metric: lookupMetric(fn, 'CasesAccessDeniedError').with(sum),
      threshold: 1,
    },
  ];
}
