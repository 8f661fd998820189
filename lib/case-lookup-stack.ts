import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { CaseLookup } from './case-lookup';
import type { CaseLookupProps } from './case-lookup-props';
import { parseInstanceArn } from './instance';
import { SampleFlow } from './sample-flow';

export type CaseLookupStackProps = CaseLookupProps &
  Pick<StackProps, 'stackName' | 'tags'> & {
    /**
     * Whether to put a sample flow, a module and test cases into the instance.
     *
     * @default false
     */
    sampleFlow?: boolean;
  };

/** The stack that `cdk deploy` puts beside a Connect instance: into the instance's account and Region. */
export class CaseLookupStack extends Stack {
  constructor(scope: Construct, id: string, props: CaseLookupStackProps) {
    const { stackName, tags, sampleFlow, ...lookup } = props;
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
      description: 'The name under which the flow designer lists the function',
      value: caseLookup.function.functionName,
    });
    new CfnOutput(this, 'LogGroupName', {
      description: 'Where each lookup leaves one line',
      value: caseLookup.logGroup.logGroupName,
    });
    new CfnOutput(this, 'InstancesLink', {
      description: 'Your instance, then Flows, AWS Lambda: the functions that flow designers can choose',
      // How the address of that very page is made up is not published.
      value: `https://${region}.console.aws.amazon.com/connect/v2/app/instances`,
    });
    if (caseLookup.monitoring) {
      new CfnOutput(this, 'DashboardName', {
        description: 'The dashboard in CloudWatch for whoever is on duty',
        value: caseLookup.monitoring.dashboard.dashboardName,
      });
    }
    if (sampleFlow) this.addSampleFlow(lookup.instanceArn, caseLookup);
  }

  private addSampleFlow(instanceArn: string, caseLookup: CaseLookup): void {
    const { flow, module, testCases } = new SampleFlow(this, 'SampleFlow', { instanceArn, caseLookup });
    new CfnOutput(this, 'SampleFlowName', {
      description: 'The name of the sample flow in the flow designer',
      value: flow.name,
    });
    new CfnOutput(this, 'SampleModuleName', {
      description: 'The name of the module, for the Invoke module block of a flow',
      value: module.name,
    });
    new CfnOutput(this, 'SampleTestCaseNames', {
      description: 'The names of the test cases of the sample flow',
      value: testCases.map(({ name }) => name).join(', '),
    });
  }
}
