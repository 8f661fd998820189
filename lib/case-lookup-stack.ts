import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CaseLookup } from './case-lookup';
import { SampleFlow, type SampleFlowProps } from './flows/sample-flow';
import type { CaseLookupProps } from './props/case-lookup-props';
import { parseInstanceArn } from './props/instance';

export type CaseLookupStackProps = CaseLookupProps &
  Pick<StackProps, 'stackName' | 'tags'> & {
    /**
     * Whether to create a sample flow and a module in the instance.
     *
     * @default false
     */
    sampleFlow?: boolean;
    /**
     * Whether to create Connect's native test cases for the sample flow as well.
     *
     * @default false
     */
    sampleTestCases?: boolean;
  };

/** The stack of one Connect instance, in the instance's account and Region. */
export class CaseLookupStack extends Stack {
  constructor(scope: Construct, id: string, props: CaseLookupStackProps) {
    const { stackName, tags, sampleFlow, sampleTestCases = false, ...lookup } = props;
    const { account, region } = parseInstanceArn(lookup.instanceArn) ?? {};
    super(scope, id, {
      stackName,
      tags,
      env: { account, region },
      description: 'Tells Amazon Connect flows which Amazon Connect Cases their contact is linked to',
    });
    const caseLookup = new CaseLookup(this, 'CaseLookup', lookup);

    new CfnOutput(this, 'FunctionArn', {
      description: "The ARN for the flow's Invoke Lambda block",
      value: caseLookup.arnForFlows,
    });
    new CfnOutput(this, 'FunctionName', {
      description: 'The name of the function in the flow designer',
      value: caseLookup.function.functionName,
    });
    new CfnOutput(this, 'LogGroupName', {
      description: 'The log group: one line for each lookup',
      value: caseLookup.logGroup.logGroupName,
    });
    new CfnOutput(this, 'InstanceArn', {
      description: 'The Connect instance whose flows may invoke the function',
      value: lookup.instanceArn,
    });
    new CfnOutput(this, 'CasesDomainId', {
      description: 'The Cases domain that the function reads',
      value: lookup.casesDomainId,
    });
    new CfnOutput(this, 'InstancesLink', {
      description: 'Your instance, then Flows, AWS Lambda: the functions that a flow designer can choose',
      // The address of that page itself is not published.
      value: `https://${region}.console.aws.amazon.com/connect/v2/app/instances`,
    });
    if (caseLookup.monitoring) {
      new CfnOutput(this, 'DashboardName', {
        description: 'The CloudWatch dashboard for the person on call',
        value: caseLookup.monitoring.dashboard.dashboardName,
      });
    }
    if (sampleFlow) this.addSampleFlow({ instanceArn: lookup.instanceArn, caseLookup, withTestCases: sampleTestCases });
  }

  private addSampleFlow(props: SampleFlowProps): void {
    const { flow, module, testCases } = new SampleFlow(this, 'SampleFlow', props);
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
