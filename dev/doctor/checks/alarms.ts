import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { explain } from '../explain';
import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';

/** The state of the stack's alarms, and whether notifications of them arrive. */
export async function checkAlarms(installation: Installation): Promise<Finding[]> {
  const names = installation.resources
    .filter(({ ResourceType }) => ResourceType === 'AWS::CloudWatch::Alarm')
    .map(({ PhysicalResourceId = '' }) => PhysicalResourceId);
  if (names.length === 0) return [ok('the stack has no alarms (monitoring=false)')];
  const { MetricAlarms: alarms = [] } = await installation.aws.cloudWatch.describeAlarms({ AlarmNames: names });
  // The states are worth showing where the topic may not be read.
  const notification = await checkNotification(alarms, installation).catch((error) => unknown(explain(error)));
  return [...checkStates(names, alarms, installation), notification];
}

function checkStates(names: string[], alarms: MetricAlarm[], { command }: Installation): Finding[] {
  const deleted = names.filter((name) => !alarms.some(({ AlarmName }) => AlarmName === name));
  const firing = alarms.filter(({ StateValue }) => StateValue === 'ALARM');
  const silenced = alarms.filter(({ ActionsEnabled }) => ActionsEnabled === false);
  const findings = firing.map(({ AlarmName = '', AlarmDescription = '', StateUpdatedTimestamp }) =>
    problem(`alarm ${AlarmName} has been in ALARM since ${StateUpdatedTimestamp?.toISOString() ?? 'an unknown time'}`, {
      remedy: AlarmDescription,
      command: command('cloudwatch describe-alarm-history', { 'alarm-name': AlarmName }),
    }),
  );
  if (deleted.length > 0) {
    findings.push(
      problem(`deleted by hand: ${deleted.join(', ')}`, {
        remedy: 'deploy with monitoring=false and then without it, which creates the alarms again',
      }),
    );
  }
  if (silenced.length > 0) {
    const which = silenced.map(({ AlarmName = '' }) => AlarmName);
    findings.push(
      problem(`the actions of ${which.join(' ')} are disabled, so no notification is sent`, {
        remedy: 'enable them',
        command: command('cloudwatch enable-alarm-actions', { 'alarm-names': which }),
      }),
    );
  }
  return findings.length > 0 ? findings : [ok(`${alarms.length} alarms, none in ALARM`)];
}

async function checkNotification(alarms: MetricAlarm[], { aws, command }: Installation): Promise<Finding> {
  const actions = [...new Set(alarms.flatMap(({ AlarmActions = [] }) => AlarmActions))];
  if (actions.length === 0) {
    return ok('no notification is sent for alarms: they show on the dashboard only (alarmTopicArn changes that)');
  }
  const [topic, ...others] = actions;
  // Several targets, or a target other than a topic, were chosen by hand; subscriptions are not read then.
  if (topic === undefined || others.length > 0 || !topic.includes(':sns:'))
    return ok(`alarms go to ${actions.join(', ')}`);
  const { Attributes = {} } = await aws.sns.getTopicAttributes({ TopicArn: topic });
  const [confirmed, waiting] = [Number(Attributes.SubscriptionsConfirmed), Number(Attributes.SubscriptionsPending)];
  if (confirmed > 0) {
    return ok(
      `alarms go to ${topic} with ${confirmed} confirmed ${confirmed === 1 ? 'subscription' : 'subscriptions'}`,
    );
  }
  const pending = waiting > 0 ? `, ${waiting} wait to be confirmed` : '';
  return problem(`alarms go to ${topic}, which has no confirmed subscription${pending}: notifications reach no one`, {
    remedy: pending ? 'confirm the subscription by the link in its message' : 'add a subscription',
    command: command('sns subscribe', {
      'topic-arn': topic,
      protocol: 'email',
      'notification-endpoint': 'ADDRESS',
    }),
  });
}
