import { Duration, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { percentage } from './monitoring/metrics';

/** The name under which flows call the version that is in use. */
export const LIVE = 'live';

/** The time over which the errors of a new version are counted; a canary runs for twice as long. */
const PERIOD = Duration.minutes(5);

/**
 * Puts the alias `live` before the function. A deployment that changes code or configuration makes a new version and
 * points the alias at it; the version before stays, so that a rollback is a matter of moments.
 */
export function addLiveAlias(fn: LambdaFunction, provisionedConcurrency?: number): Alias {
  return fn.addAlias(LIVE, {
    description: 'What flows call',
    ...(provisionedConcurrency ? { provisionedConcurrentExecutions: provisionedConcurrency } : {}),
  });
}

/**
 * Lets CodeDeploy give a new version one call in ten for ten minutes, and take them back when too many fail. It looks
 * at the new version alone: an alarm about the whole function would keep back the very version that mends it.
 */
export function shiftTraffic(scope: Construct, fn: LambdaFunction, alias: Alias): LambdaDeploymentGroup {
  return new LambdaDeploymentGroup(scope, 'Canary', {
    alias,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
    alarms: [newVersionErrors(scope, fn)],
    // Its own rights are enough; CDK would add a managed policy for every function and bucket of the account.
    role: createShiftingRole(scope, fn).withoutPolicyUpdates(),
  });
}

function newVersionErrors(scope: Construct, fn: LambdaFunction): Alarm {
  const metric = (metricName: string) =>
    fn.metric(metricName, {
      dimensionsMap: {
        FunctionName: fn.functionName,
        Resource: `${fn.functionName}:${LIVE}`,
        ExecutedVersion: fn.currentVersion.version,
      },
      statistic: 'Sum',
      period: PERIOD,
    });
  return new Alarm(scope, 'NewVersionErrors', {
    // A new name makes a new alarm. One that was only changed would still be red from the version before for a minute,
    // and CodeDeploy would not begin.
    alarmName: `${fn.functionName}-errors-of-version-${fn.currentVersion.version}`,
    alarmDescription:
      'At least one in ten invocations of the newest version of the case lookup failed within 5 minutes. While it is being released CodeDeploy goes back to the version before; afterwards see docs/operations.md, Rollback.',
    metric: percentage({
      part: metric('Errors'),
      whole: metric('Invocations'),
      label: 'failed invocations of the newest version, %',
      period: PERIOD,
    }),
    threshold: 10,
    evaluationPeriods: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });
}

function createShiftingRole(scope: Construct, fn: LambdaFunction): Role {
  const role = new Role(scope, 'CanaryRole', {
    description: 'Shifts the traffic of one alias and looks at alarms',
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
    inlinePolicies: {
      Shift: new PolicyDocument({
        statements: [
          new PolicyStatement({
            actions: ['lambda:GetAlias', 'lambda:UpdateAlias', 'lambda:GetProvisionedConcurrencyConfig'],
            resources: [fn.functionArn, `${fn.functionArn}:${LIVE}`],
          }),
          new PolicyStatement({ actions: ['cloudwatch:DescribeAlarms'], resources: ['*'] }),
        ],
      }),
    },
  });
  Validations.of(role).acknowledge({
    id: 'AwsSolutions-IAM5[Resource::*]',
    reason: 'cloudwatch:DescribeAlarms only reads, and AWS does not document by which names CodeDeploy asks.',
  });
  return role;
}
