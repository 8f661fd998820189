import { Names, Stack } from 'aws-cdk-lib';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { type Alarms, createAlarms } from './alarms';
import { createDashboard } from './dashboard';
import type { MonitoringProps } from './monitoring-props';
import { saveQueries } from './queries';

/** What the person on call looks at: alarms, one dashboard and saved queries. */
export class Monitoring extends Construct {
  /** The alarms by name, for actions of your own. */
  readonly alarms: Alarms;
  /** The one dashboard. */
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, props: MonitoringProps) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    if (props.alarmTopic) letAlarmsNotify(props.alarmTopic, this);
    const path = Names.stackRelativeConstructPath(scope);
    this.alarms = createAlarms(this, props);
    // Dashboards are global: two Regions of an account share their names.
    const dashboardName = `${stackName}-${path.replace(/\W+/g, '-')}-${region}`;
    this.dashboard = createDashboard(this, dashboardName, props, Object.values(this.alarms));
    saveQueries(this, `${stackName}/${path}`, props.logGroup);
  }
}

/**
 * Lets CloudWatch alarms of the stack's account send notifications to a topic, and use the key that encrypts it (AWS
 * re:Post, SNS notifications for CloudWatch alarms). A policy of the topic, such as that of `enforceSSL`, replaces the
 * default one, which allows this. Without it notifications are lost without a sign. An imported topic or key stays as it is.
 */
function letAlarmsNotify(topic: ITopic, scope: Construct): void {
  const allow = (actions: string[], resource: string) =>
    new PolicyStatement({
      actions,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      resources: [resource],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    });
  topic.addToResourcePolicy(allow(['sns:Publish'], topic.topicArn));
  topic.masterKey?.addToResourcePolicy(allow(['kms:Decrypt', 'kms:GenerateDataKey*'], '*'), true);
}
