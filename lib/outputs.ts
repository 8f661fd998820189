import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { CaseLookup } from './case-lookup';

/** Adds the outputs of a stack that deploys one lookup: what a person needs after the deployment. */
export function addOutputs(stack: Stack, caseLookup: CaseLookup): void {
  new CfnOutput(stack, 'FunctionArn', {
    description: "The ARN for the flow's Invoke Lambda block",
    value: caseLookup.arnForFlows,
  });
  new CfnOutput(stack, 'FunctionName', {
    description: 'The name of the function in the flow designer',
    value: caseLookup.function.functionName,
  });
  new CfnOutput(stack, 'LogGroupName', {
    description: 'The log group: one line for each lookup',
    value: caseLookup.logGroup.logGroupName,
  });
  new CfnOutput(stack, 'InstancesLink', {
    description: 'Your instance, then Flows, AWS Lambda: the functions that a flow designer can choose',
    // The address of that page itself is not published.
    value: `https://${stack.region}.console.aws.amazon.com/connect/v2/app/instances`,
  });
  if (!caseLookup.monitoring) return;
  new CfnOutput(stack, 'DashboardName', {
    description: 'The CloudWatch dashboard for the person on call',
    value: caseLookup.monitoring.dashboard.dashboardName,
  });
}
