import type { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';

/** What the alarms, the dashboard and the saved queries watch, and where notifications go. */
export interface MonitoringProps {
  readonly function: IFunction;
  readonly logGroup: ILogGroup;
  readonly flowTimeLimit: Duration;
  /** The longest time limit that a block may name. */
  readonly longestTimeLimit: Duration;
  /** Where details of cases come from; undefined where flows cannot ask for them. */
  readonly caseDetails?: 'search' | 'exact' | undefined;
  /** Whether flows can ask for the cases of a customer. */
  readonly customerLookup?: boolean | undefined;
  /** The SNS topic that receives alarm notifications; without one, alarms show on the dashboard only. */
  readonly alarmTopic?: ITopic | undefined;
}
