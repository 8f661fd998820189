import { CfnIntegrationAssociation } from 'aws-cdk-lib/aws-connect';
import { type Alias, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { type Construct, DependencyGroup } from 'constructs';
import type { Instance } from '../../lambda/contract/instance-arn';

/**
 * Lets the instance's flows invoke a function and its alias. With `associate` the function is also in the list from
 * which flow designers choose.
 *
 * @returns What must exist before a flow can invoke the function.
 */
export function allowConnectToInvoke(
  scope: Construct,
  alias: Alias,
  { instance, associate }: { instance: Instance; associate: boolean },
): DependencyGroup {
  const fn = alias.lambda;
  const permissions = new DependencyGroup();
  const permit = (id: string, functionName: string) =>
    permissions.add(
      new CfnPermission(scope, id, {
        action: 'lambda:InvokeFunction',
        functionName,
        principal: 'connect.amazonaws.com',
        sourceAccount: instance.account,
        sourceArn: instance.arn,
      }),
    );
  // A permission on the function does not cover its alias, and a flow may name either.
  permit('ConnectMayInvoke', fn.functionArn);
  permit('ConnectMayInvokeLive', alias.functionArn);
  if (associate) {
    const association = new CfnIntegrationAssociation(scope, 'FlowDesignerEntry', {
      instanceId: instance.arn,
      integrationType: 'LAMBDA_FUNCTION',
      // Connect accepts at most 140 characters. The unqualified ARN stays below that: a function's name has at most 64.
      integrationArn: fn.functionArn,
    });
    permissions.add(association);
  }
  return permissions;
}
