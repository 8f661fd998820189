import { Duration, Fn, Stack, Token, Tokenization, Validations } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { LambdaDeploymentConfig, LambdaDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Alias, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { percentage } from '../monitoring/metrics';
import type { CaseLookupProps } from '../props/case-lookup-props';
import { DEFAULTS } from '../props/defaults';

/** The alias that flows call. */
export const LIVE = 'live';

/** The period in which the errors of a new version are counted. A canary runs twice as long. */
const PERIOD = Duration.minutes(5);

/**
 * Adds the alias `live` to the function. A deployment that changes code or configuration publishes a new version and
 * points the alias at it. The previous version stays, so that a rollback takes moments.
 */
export function addLiveAlias(fn: LambdaFunction, provisionedConcurrency: number | undefined): Alias {
  return fn.addAlias(LIVE, {
    description: 'The version that flows call',
    provisionedConcurrentExecutions: provisionedConcurrency,
  });
}

/**
 * Describes a version by the settings that only the deployment may know, such as parameters of the template. CloudFormation
 * publishes a new version when the description changes. The CDK does so when the template changes, and would not notice.
 */
export function describeVersion(props: CaseLookupProps, flowTimeLimit: Duration, longestTimeLimit: Duration): string {
  const { casesDomainId, instanceArn, defaults = {}, fields = {}, memorySize = DEFAULTS.memorySize } = props;
  const [limit, longest] = [flowTimeLimit.toSeconds(), longestTimeLimit.toSeconds()];
  const limits = [limit, ...(longest === limit ? [] : [longest])].map(Tokenization.stringifyNumber).join(' to ');
  const memory = Tokenization.stringifyNumber(memorySize);
  const unknownYet = [instanceArn, ...Object.values(defaults), ...Object.values(fields).map(firstPart)].filter(
    (value) => Token.isUnresolved(value),
  );
  return [`Domain ${casesDomainId}`, `${limits} s`, `${memory} MB`, ...unknownYet].join(', ');
}

/** Enough of an id to tell a new field from the old one: Lambda takes 256 characters. */
function firstPart(fieldId: string): string {
  return Token.isUnresolved(fieldId) ? Fn.select(0, Fn.split('-', fieldId)) : fieldId;
}

/**
 * Lets CodeDeploy give a new version one invocation in ten for ten minutes, and return to the old version if too many
 * fail. It watches the new version alone: an alarm on the whole function would stop the very version that fixes it.
 */
export function addCanary(scope: Construct, fn: LambdaFunction, alias: Alias): LambdaDeploymentGroup {
  return new LambdaDeploymentGroup(scope, 'Canary', {
    alias,
    deploymentConfig: LambdaDeploymentConfig.CANARY_10PERCENT_10MINUTES,
    alarms: [newVersionErrors(scope, fn)],
    // The role has all the permissions it needs. The CDK would add a managed policy for every function and bucket.
    role: createCanaryRole(scope, fn).withoutPolicyUpdates(),
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
    // A new name makes a new alarm. A changed one could still be in alarm because of the previous version, and CodeDeploy
    // would not start.
    alarmName: `${fn.functionName}-errors-of-version-${fn.currentVersion.version}`,
    alarmDescription:
      'At least one in ten invocations of the newest version of the case lookup failed within 5 minutes. During a release CodeDeploy returns to the previous version by itself. Later, roll back by hand: docs/runbook.md, Releases and rollback.',
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

function createCanaryRole(scope: Construct, fn: LambdaFunction): Role {
  const role = new Role(scope, 'CanaryRole', {
    description: 'Shifts the traffic of one alias and reads alarms',
    // Only for deployments of this account (CodeDeploy guide, cross-service confused deputy prevention).
    assumedBy: new ServicePrincipal('codedeploy.amazonaws.com', {
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
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
    reason: 'cloudwatch:DescribeAlarms only reads, and AWS does not document which alarm names CodeDeploy asks for.',
  });
  return role;
}
