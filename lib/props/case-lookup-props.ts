import type { Duration } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { DefaultParameters } from './default-parameters';

export type CaseLookupProps = {
  /** The Connect instance whose flows call the function. The stack must be in its account and Region. */
  instanceArn: string;
  /** The Cases domain that the instance is associated with. */
  casesDomainId: string;
  /**
   * The time limit of the flow's Invoke Lambda block, whole seconds from 1 to 8. Every other time follows from it.
   *
   * @default 8 seconds, the longest that Connect waits
   */
  flowTimeLimit?: Duration;
  /**
   * The longest time limit that a block may name with the parameter `timeLimit`, whole seconds up to 60. Only asynchronous
   * blocks can wait longer than 8 s. The function's timeout follows from it.
   *
   * @default flowTimeLimit
   */
  longestTimeLimit?: Duration;
  /**
   * Whether to put the function into the list from which flow designers choose. Set it to false if the function is
   * already in the list, or if the list is managed elsewhere.
   *
   * @default true
   */
  associate?: boolean;
  /**
   * Megabytes of memory, which also decide the share of a processor and so how fast the first call after a pause is
   * answered. docs/cold-start.md compares sizes.
   *
   * @default 512
   */
  memorySize?: number;
  /**
   * Defaults for parameters that a flow does not pass.
   *
   * @default the defaults in the README's table of parameters
   */
  defaults?: DefaultParameters;
  /**
   * Whether flows may ask for the status, the order or other details of cases, and where these come from. `search` reads
   * a page of cases with one request from the search index, which can be seconds, in rare cases minutes, behind. The role
   * gets `cases:SearchCases` on the domain, and `cases:GetCase` on all its cases and fields for what the index lacks.
   * `exact` reads each case by itself with `cases:GetCase`.
   *
   * @default not available; the role has neither permission
   */
  caseDetails?: 'search' | 'exact';
  /** @default a name that CloudFormation makes */
  functionName?: string;
  /** @default three months, long enough to look into a complaint */
  logRetention?: RetentionDays;
  /**
   * The KMS key that encrypts the log. Its policy must let CloudWatch Logs use it (docs/permissions-and-threats.md).
   *
   * @default CloudWatch Logs encrypts with its own key
   */
  kmsKeyArn?: string;
  /** The same key as a construct; give one of the two. */
  kmsKey?: IKey;
  /**
   * Whether to publish metrics and to create alarms, a dashboard and saved queries. docs/settings.md has the costs.
   *
   * @default true
   */
  monitoring?: boolean;
  /**
   * The SNS topic that receives alarm notifications.
   *
   * @default nobody is notified; alarms show on the dashboard
   */
  alarmTopicArn?: string;
  /** The same topic as a construct; give one of the two. */
  alarmTopic?: ITopic;
  /**
   * Sandboxes that Lambda keeps started, so that no caller waits for a start. They cost money day and night.
   *
   * @default none
   */
  provisionedConcurrency?: number;
  /**
   * Whether CodeDeploy first gives a new version one invocation in ten for ten minutes, and returns to the old version if
   * they fail.
   *
   * @default false: a new version gets all invocations at once
   */
  canary?: boolean;
};
