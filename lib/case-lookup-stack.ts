import { CfnOutput, Stack, type StackProps, Token } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { CaseLookup } from './case-lookup';
import { SampleFlow } from './flows/sample-flow';
import { addOutputs } from './outputs';
import type { CaseLookupProps } from './props/case-lookup-props';
import { PropsError } from './props/check-props';
import { DEFAULTS } from './props/defaults';
import { INSTANCE_ARN_RULE, parseInstanceArn } from './props/instance';
import { propsProblems } from './props/problems';

/** The settings of a {@link CaseLookupStack}. */
export interface CaseLookupStackProps
  extends Omit<StackProps, 'env'>,
    Omit<CaseLookupProps, 'instanceArn' | 'kmsKey' | 'alarmTopic'> {
  /**
   * The ARN of the Connect instance whose flows call the function. It must be known before deployment, because the stack
   * goes to its account and Region.
   */
  readonly instanceArn: string;
  /**
   * The ARN of the KMS key that encrypts the log. Its policy must let CloudWatch Logs use it.
   *
   * @default CloudWatch Logs encrypts with its own key
   */
  readonly kmsKeyArn?: string;
  /**
   * The ARN of the SNS topic that receives alarm notifications.
   *
   * @default no notifications; alarms show on the dashboard
   */
  readonly alarmTopicArn?: string;
  /**
   * Whether to create a sample flow and a module in the instance. The stack owns them: a deployment overwrites what a
   * designer edited, and `false` deletes them. Edit a copy that you save under another name.
   *
   * @default false
   */
  readonly sampleFlow?: boolean;
  /**
   * Whether to create Connect's native test cases for the sample flow as well.
   *
   * @default false
   */
  readonly sampleTestCases?: boolean;
}

const DESCRIPTION = 'Tells Amazon Connect flows which Amazon Connect Cases their contact is linked to';

/** The stack of one Connect instance, in the instance's account and Region. */
export class CaseLookupStack extends Stack {
  /** The lookup that the stack deploys, for its metrics, alarms and permissions. */
  readonly caseLookup: CaseLookup;

  constructor(scope: Construct, id: string, props: CaseLookupStackProps) {
    const { kmsKeyArn, alarmTopicArn, sampleFlow, sampleTestCases, ...shared } = props;
    const { account, region } = parseInstanceArn(props.instanceArn) ?? {};
    super(scope, id, { description: DESCRIPTION, ...shared, env: { account, region } });
    this.checkProps(props);
    this.caseLookup = new CaseLookup(this, 'CaseLookup', {
      ...shared,
      kmsKey: kmsKeyArn ? Key.fromKeyArn(this, 'LogKey', kmsKeyArn) : undefined,
      alarmTopic: alarmTopicArn ? Topic.fromTopicArn(this, 'AlarmTopic', alarmTopicArn) : undefined,
    });
    addOutputs(this, this.caseLookup);
    new CfnOutput(this, 'InstanceArn', {
      description: 'The Connect instance whose flows may invoke the function',
      value: this.caseLookup.instanceArn,
    });
    new CfnOutput(this, 'CasesDomainId', {
      description: 'The Cases domain that the function reads',
      value: props.casesDomainId,
    });
    if (sampleFlow ?? DEFAULTS.sampleFlow) this.addSampleFlow(sampleTestCases);
  }

  /** @throws PropsError that names every problem that can be found before deployment. */
  private checkProps(props: CaseLookupStackProps): void {
    const { instanceArn } = props;
    const problems = propsProblems({ ...props, stackName: this.stackName });
    if (Token.isUnresolved(instanceArn)) {
      problems.unshift(`instanceArn was not known before deployment; it must be ${INSTANCE_ARN_RULE}`);
    }
    if (problems.length > 0) throw new PropsError('CaseLookupStack', problems);
  }

  private addSampleFlow(withTestCases: boolean = DEFAULTS.sampleTestCases): void {
    const { flow, module, testCases } = new SampleFlow(this, 'SampleFlow', {
      caseLookup: this.caseLookup,
      withTestCases,
    });
    new CfnOutput(this, 'SampleFlowName', {
      description: 'The name of the sample flow in the flow designer',
      value: flow.name,
    });
    new CfnOutput(this, 'SampleModuleName', {
      description: 'The name of the module, for the Invoke module block of a flow',
      value: module.name,
    });
    if (testCases.length === 0) return;
    new CfnOutput(this, 'SampleTestCaseNames', {
      description: 'The names of the test cases of the sample flow',
      value: testCases.map(({ name }) => name).join(', '),
    });
  }
}
