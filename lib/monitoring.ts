import { type Duration, Names, Stack } from 'aws-cdk-lib';
import type { Alarm, Dashboard } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { createAlarms } from './monitoring/alarms';
import { createDashboard } from './monitoring/dashboard';
import { saveQueries } from './monitoring/queries';

/** What is watched, and whom to tell. */
export type Monitored = {
  function: IFunction;
  logGroup: ILogGroup;
  flowTimeLimit: Duration;
  /** The SNS topic that learns of alarms; without one they show on the dashboard only. */
  alarmTopicArn?: string | undefined;
};

/** What the person on duty looks at: alarms, one dashboard, saved queries. */
export class Monitoring extends Construct {
  readonly alarms: Alarm[];
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, monitored: Monitored) {
    super(scope, id);
    const { stackName } = Stack.of(this);
    const path = Names.stackRelativeConstructPath(scope);
    this.alarms = createAlarms(this, monitored);
    this.dashboard = createDashboard(this, `${stackName}-${path.replace(/\W+/g, '-')}`, monitored, this.alarms);
    saveQueries(this, `${stackName}/${path}`, monitored.logGroup);
  }
}
