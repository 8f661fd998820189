import type { Duration } from 'aws-cdk-lib';
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { DefaultParameters } from './default-parameters';

/** The settings of a {@link CaseLookup}. */
export interface CaseLookupProps {
  /**
   * The ARN of the Connect instance whose flows call the function. The stack must be in its account and Region. If only
   * the deployment knows the ARN, partition, Region and account are those of the stack.
   */
  readonly instanceArn: string;
  /** The Cases domain that the instance is associated with. */
  readonly casesDomainId: string;
  /**
   * The time limit of the flow's Invoke Lambda block, whole seconds from 1 to 8. Every other time follows from it.
   *
   * @default 8 seconds, the longest that Connect waits
   */
  readonly flowTimeLimit?: Duration;
  /**
   * The longest time limit that a block may name with the parameter `timeLimit`, whole seconds up to 60. Only asynchronous
   * blocks can wait longer than 8 s. The function's timeout follows from it.
   *
   * @default flowTimeLimit
   */
  readonly longestTimeLimit?: Duration;
  /**
   * Whether to put the function into the list from which flow designers choose. Set it to false if the function is
   * already in the list, or if the list is managed elsewhere.
   *
   * @default true
   */
  readonly associate?: boolean;
  /**
   * Megabytes of memory, which also decide the share of a processor and so how fast the first call after a pause is
   * answered. docs/cold-start.md compares sizes.
   *
   * @default 512
   */
  readonly memorySize?: number;
  /**
   * Defaults for parameters that a flow does not pass.
   *
   * @default the defaults in the README's table of parameters
   */
  readonly defaults?: DefaultParameters;
  /**
   * Whether flows may ask for the status, the order or other details of cases, and where these come from. `search` reads
   * a page of cases with one request from the search index, which can be seconds, in rare cases minutes, behind. The role
   * gets `cases:SearchCases` on the domain, and `cases:GetCase` on all its cases for what the index lacks. `exact` reads
   * each case by itself with `cases:GetCase`.
   *
   * @default not available; the role has neither permission
   */
  readonly caseDetails?: 'search' | 'exact';
  /**
   * Whether blocks may ask for the cases of a customer, with the parameter `customer`. The role gets `cases:SearchCases` on
   * the domain: it may then find every case of the domain. The search index can be seconds, in rare cases minutes, behind.
   *
   * @default false
   */
  readonly customerLookup?: boolean;
  /**
   * Up to five further fields of the first case for the response: the key by which a flow reads a field, and the field's id,
   * such as `title` or a UUID. They can hold personal data. They need `caseDetails` or `customerLookup`.
   *
   * @default none
   */
  readonly fields?: { readonly [key: string]: string };
  /**
   * The function's name. Two Regions can give it the same one, so that a flow needs only `$.AwsRegion` to name it.
   *
   * @default a name that CloudFormation makes
   */
  readonly functionName?: string;
  /**
   * How long the log is kept.
   *
   * @default three months, long enough to look into a complaint
   */
  readonly logRetention?: RetentionDays;
  /**
   * The KMS key that encrypts the log. The construct lets CloudWatch Logs use a key of the same app. The policy of an
   * imported key must allow it already.
   *
   * @default CloudWatch Logs encrypts with its own key
   */
  readonly kmsKey?: IKey;
  /**
   * Whether to publish metrics and to create alarms, a dashboard and saved queries.
   *
   * @default true
   */
  readonly monitoring?: boolean;
  /**
   * The SNS topic that receives alarm notifications. If a key of the same app encrypts it, the construct lets CloudWatch
   * alarms use that key.
   *
   * @default no notifications; alarms show on the dashboard
   */
  readonly alarmTopic?: ITopic;
  /**
   * Execution environments that Lambda keeps started, so that no caller waits for a start. They cost money day and night.
   *
   * @default none
   */
  readonly provisionedConcurrency?: number;
  /**
   * Executions of the account that are reserved for this function. They are its upper limit too: Lambda refuses further
   * invocations, and their callers take the Error branch.
   *
   * @default none: the function shares the account's executions
   */
  readonly reservedConcurrentExecutions?: number;
  /**
   * The VPC to run the function in, for companies that require one. Its subnets need a route to the public endpoint of
   * Amazon Connect Cases, for example through a NAT gateway. The log needs none: Lambda writes it.
   *
   * @default the function runs outside of any VPC
   */
  readonly vpc?: IVpc;
  /**
   * The subnets of `vpc` to run the function in.
   *
   * @default its private subnets
   */
  readonly vpcSubnets?: SubnetSelection;
  /**
   * The security groups of the function in `vpc`.
   *
   * @default one that is created
   */
  readonly securityGroups?: ISecurityGroup[];
  /**
   * Whether CodeDeploy first gives a new version one invocation in ten for ten minutes, and returns to the old version if
   * they fail.
   *
   * @default false: a new version gets all invocations at once
   */
  readonly canary?: boolean;
}
