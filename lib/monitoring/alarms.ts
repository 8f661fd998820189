import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import { lookupMetric, percentage } from './metrics';
import type { MonitoringProps } from './monitoring-props';

/**
 * Long enough to hold lookups in a quiet contact centre. CloudWatch evaluates the last 15 minutes once a minute, so a busy
 * contact centre is notified of an outage after a minute and a half.
 */
const PERIOD = Duration.minutes(15);

/** The share of the block's time limit after which an answer is late, in percent. */
const LATE_PERCENT = 80;

/** The alarms by what they report. */
export interface Alarms {
  /** At least one in ten invocations failed. */
  readonly functionErrors: Alarm;
  /** At least one in twenty lookups failed because the quota of Cases was exhausted. */
  readonly lookupsThrottled: Alarm;
  /** One in ten answers took more than 80 % of the block's time limit. */
  readonly slowAnswers: Alarm;
  /** Lambda refused invocations. */
  readonly functionThrottled: Alarm;
  /** Cases denied access. */
  readonly accessDenied: Alarm;
}

type AlarmRule = {
  /** What happened and what to do, for the person on call. */
  description: string;
  metric: IMetric;
  threshold: number;
  /** How many of the last periods must breach; 1 of 1 unless given. */
  periods?: { breaching: number; of: number };
};

/**
 * Creates the alarms. They compare rates, not counts, because one contact centre has ten lookups a day and another has ten
 * a second. Without values an alarm stays silent.
 */
export function createAlarms(scope: Construct, props: MonitoringProps): Alarms {
  const action = props.alarmTopic && new SnsAction(props.alarmTopic);
  const create = (name: keyof Alarms, { description, metric, threshold, periods }: AlarmRule) => {
    const alarm = new Alarm(scope, name.charAt(0).toUpperCase() + name.slice(1), {
      alarmDescription: description,
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods?.of ?? 1,
      datapointsToAlarm: periods?.breaching ?? 1,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    if (action) alarm.addAlarmAction(action);
    return alarm;
  };
  const rules = Object.entries(alarmRules(props)) as [keyof Alarms, AlarmRule][];
  return Object.fromEntries(rules.map(([name, rule]) => [name, create(name, rule)])) as Record<keyof Alarms, Alarm>;
}

function alarmRules({ function: fn }: MonitoringProps): Record<keyof Alarms, AlarmRule> {
  const sum = { statistic: 'Sum', period: PERIOD };
  return {
    functionErrors: {
      description:
        'At least one in ten invocations of the case lookup failed within 15 minutes. Their callers take the Error branch. Open the dashboard and look at the last failures: the name of the error says what to do (docs/runbook.md).',
      metric: percentage({
        part: fn.metricErrors(sum),
        whole: fn.metricInvocations(sum),
        label: 'failed invocations, %',
        period: PERIOD,
      }),
      threshold: 10,
    },
    lookupsThrottled: {
      description:
        'At least one in twenty case lookups failed within 15 minutes because the quota of Amazon Connect Cases was exhausted. Raise it: AWS console, Service Quotas, Amazon Connect Cases, requests per second of ListCasesForContact (2 by default), and where flows ask for details or by customer those of SearchCases (2) and GetCase (4), in the account and Region of the instance. The dashboard shows which operation reaches its quota. If there are few lookups, find out what else calls Cases: the quotas are shared by the whole account.',
      metric: percentage({
        part: lookupMetric(fn, 'CasesThrottledError', sum),
        whole: lookupMetric(fn, 'Lookups', sum),
        label: 'lookups that failed by throttling, %',
        period: PERIOD,
      }),
      threshold: 5,
    },
    slowAnswers: {
      description: `One in ten answers of the case lookup took more than ${LATE_PERCENT} % of the time that the block of its flow waits, in two of the last three periods of 15 minutes. With a block that is not asynchronous, callers hear silence for that long. Look for throttled requests on the dashboard. If there are some, the quota is too small (Service Quotas, Amazon Connect Cases, ListCasesForContact). If there are none, Cases is slow (AWS Health Dashboard).`,
      metric: lookupMetric(fn, 'TimeUsed', { statistic: 'p90', period: PERIOD }),
      threshold: LATE_PERCENT,
      periods: { breaching: 2, of: 3 },
    },
    functionThrottled: {
      description:
        "Lambda refused to start the case lookup because the account's concurrent executions were exhausted, by this function or by others. Raise the quota (Service Quotas, AWS Lambda, Concurrent executions) or reserve some for this function.",
      metric: fn.metricThrottles(sum),
      threshold: 1,
    },
    accessDenied: {
      description:
        "Amazon Connect Cases denied access to the case lookup. Every lookup fails until this is fixed. Check that casesDomainId is the domain of the instance and deploy again. If it is, look for a service control policy that denies the function's role cases:ListCasesForContact or, where flows ask for details or by customer, cases:SearchCases or cases:GetCase.",
      metric: lookupMetric(fn, 'CasesAccessDeniedError', sum),
      threshold: 1,
    },
  };
}
