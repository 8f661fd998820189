import { Names, Stack } from 'aws-cdk-lib';
import type { Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { letAlarmsUse } from '../function/keys';
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
    if (props.alarmTopic?.masterKey) letAlarmsUse(props.alarmTopic.masterKey, this);
    const path = Names.stackRelativeConstructPath(scope);
    this.alarms = createAlarms(this, props);
    // Dashboards are global: two Regions of an account share their names.
    const dashboardName = `${stackName}-${path.replace(/\W+/g, '-')}-${region}`;
    this.dashboard = createDashboard(this, dashboardName, props, Object.values(this.alarms));
    saveQueries(this, `${stackName}/${path}`, props.logGroup);
  }
}
