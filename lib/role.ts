import { CfnDeletionPolicy, Validations } from 'aws-cdk-lib';
import { type CfnRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Instance } from '../lambda/contract/instance-arn';
import type { CaseLookupProps } from './props/case-lookup-props';

/**
 * Creates the role of the function: one operation on one Cases domain, those that read details of cases where flows may ask
 * for them, and the function's own log. The managed policy would allow every log group.
 */
export function createRole(scope: Construct, instance: Instance, props: CaseLookupProps, logGroup: ILogGroup): Role {
  const { casesDomainId, caseDetails } = props;
  const { partition, region, account } = instance;
  const domain = `arn:${partition}:cases:${region}:${account}:domain/${casesDomainId}`;
  const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
  const statements = [
    allow(['cases:ListCasesForContact'], [domain]),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
  ];
  const ofTheDomain = [`${domain}/case/*`, `${domain}/field/*`];
  if (caseDetails === 'search') statements.push(allow(['cases:SearchCases'], [domain]));
  if (caseDetails) statements.push(allow(['cases:GetCase'], [domain, ...ofTheDomain]));

  const role = new Role(scope, 'Role', {
    description: 'Lists the cases of one Cases domain, and writes its own log and traces',
    path: `/connect-case-lookup/${caseDetails ?? 'list-only'}/${casesDomainId}/`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { CaseLookup: new PolicyDocument({ statements }) },
  });
  keepForOlderVersions(role);
  acknowledge(role, ['*'], FOR_TRACES);
  if (caseDetails) acknowledge(role, ofTheDomain, FOR_DETAILS);
  return role;
}

/**
 * Keeps the role that an update replaces. Every version of the function has its own role, and with another path comes
 * another role: so a version that asks the old domain can still do so during a canary release and after a rollback.
 */
function keepForOlderVersions(role: Role): void {
  const { cfnOptions } = role.node.defaultChild as CfnRole;
  cfnOptions.updateReplacePolicy = CfnDeletionPolicy.RETAIN;
  cfnOptions.deletionPolicy = CfnDeletionPolicy.DELETE;
}

const FOR_TRACES =
  'X-Ray has no resources that a policy could name. xray:PutTraceSegments and xray:PutTelemetryRecords only write traces.';

const FOR_DETAILS =
  'IAM grants cases:GetCase on the domain, the case and each field together (Service Authorization Reference, Amazon Connect Cases). The cases of a contact are not known in advance, so the role may read all cases and fields of this one domain, and only with caseDetails.';

/** Answers cdk-nag, which runs as a test here and in the apps of people who use the construct with it. */
function acknowledge(role: Role, resources: string[], reason: string): void {
  for (const resource of resources) {
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
