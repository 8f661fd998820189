import { type Broken, expectFine, expectProblem, type Fine } from '../../../support/aws/expectations';
import { healthyAccount, LOG_GROUP, outcomes } from '../../../support/aws/healthy-account';

const { answers: healthy, alarms } = healthyAccount();
const alarmsWith = (change: object) => ({
  MetricAlarms: alarms.map((AlarmName) => ({
    AlarmName,
    AlarmDescription: 'Raise the quota.',
    StateValue: 'OK',
    ActionsEnabled: true,
    AlarmActions: ['arn:aws:sns:us-west-2:111122223333:on-duty'],
    ...change,
  })),
});

describe('a problem of alarms and log is', () => {
  it.each<Broken>([
    [
      'an alarm that fires',
      { 'cloudwatch:DescribeAlarms': alarmsWith({ StateValue: 'ALARM' }) },
      'alarms',
      /^alarm \S+ has been in ALARM since/,
      /describe-alarm-history/,
    ],
    [
      'alarms that were deleted',
      { 'cloudwatch:DescribeAlarms': { MetricAlarms: [] } },
      'alarms',
      /^deleted by hand: /,
      undefined,
    ],
    [
      'alarms whose actions are disabled',
      { 'cloudwatch:DescribeAlarms': alarmsWith({ ActionsEnabled: false }) },
      'alarms',
      /are disabled, so no notification is sent/,
      /enable-alarm-actions --alarm-names \S+/,
    ],
    [
      'a topic without a confirmed subscription',
      {
        'sns:GetTopicAttributes': {
          Attributes: new Map([
            ['SubscriptionsConfirmed', '0'],
            ['SubscriptionsPending', '1'],
          ]),
        },
      },
      'alarms',
      /no confirmed subscription, 1 wait to be confirmed: notifications reach no one/,
      /sns subscribe/,
    ],
    [
      'a log that is kept forever',
      { 'logs:DescribeLogGroups': { logGroups: [{ logGroupName: LOG_GROUP }] } },
      'log group',
      /is kept forever, and the stack set 90 days/,
      /put-retention-policy .* --retention-in-days 90/,
    ],
    [
      'a log group that was deleted',
      { 'logs:DescribeLogGroups': { logGroups: [{ logGroupName: `${LOG_GROUP}-old` }] } },
      'log group',
      /the log group \S+ was deleted/,
      /create-log-group/,
    ],
    [
      'lookups that fail until now',
      {
        'logs:GetQueryResults': outcomes(
          ['CasesAccessDeniedError', 3, '2026-11-25 12:00:00.000'],
          [undefined, 20, '2026-11-25 11:00:00.000'],
        ),
      },
      'failures',
      /^3 of 23 invocations failed in the last day \(CasesAccessDeniedError 3\), the last at 2026-11-25T12:00:00.000Z, and no lookup has been answered since$/,
      /filter-log-events/,
    ],
  ])('%s', (_, changed, check, what, command) => expectProblem({ ...healthy, ...changed }, { check, what, command }));
});

describe('no problem is', () => {
  it.each<Fine>([
    [
      'a stack without an alarm topic',
      { 'cloudwatch:DescribeAlarms': alarmsWith({ AlarmActions: [] }) },
      'alarms',
      /no notification is sent for alarms: they show on the dashboard only/,
    ],
    [
      'a failure after which lookups were answered',
      {
        'logs:GetQueryResults': outcomes(
          ['CasesAccessDeniedError', 30, '1764072000000'],
          [undefined, 1, '1764075600000'],
        ),
      },
      'failures',
      /^30 of 31 invocations failed.*the last at 2025-11-25T12:00:00.000Z; lookups have been answered since$/,
    ],
    [
      'the last of many lookups failing',
      {
        'logs:GetQueryResults': outcomes(
          ['CasesThrottledError', 1, '2026-11-25 12:00:00.000'],
          [undefined, 99, '2026-11-25 11:00:00.000'],
        ),
      },
      'failures',
      /^1 of 100 invocations failed in the last day \(CasesThrottledError 1\)/,
    ],
    ['a day without calls', { 'logs:GetQueryResults': outcomes() }, 'failures', /^no invocation in the last day$/],
  ])('%s', (_, changed, check, what) => expectFine({ ...healthy, ...changed }, { check, what }));
});
