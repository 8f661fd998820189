import { Names, Stack } from 'aws-cdk-lib';
import type { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { createAlarms } from './alarms';
import { createDashboard } from './dashboard';
import type { Monitored } from './monitored';
import { saveQueries } from './queries';

/** What the person on call looks at: alarms, one dashboard and saved queries. */
export class Monitoring extends Construct {
  /** The alarms, for actions of your own. */
  readonly alarms: Alarm[];
  /** The one dashboard. */
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, monitored: Monitored) {
    super(scope, id);
    const { stackName, region } = Stack.of(this);
    const path = Names.stackRelativeConstructPath(scope);
    this.alarms = createAlarms(this, monitored);
    // Dashboards are global: two Regions of an account share their names.
    const dashboardName = `${stackName}-${path.replace(/\W+/g, '-')}-${region}`;
    this.dashboard = createDashboard(this, dashboardName, monitored, this.alarms);
    saveQueries(this, `${stackName}/${path}`, monitored.logGroup);
  }
}
