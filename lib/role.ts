import { Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Instance } from '../lambda/core/instance-arn';
import type { CaseLookupProps } from './case-lookup-props';

/**
 * Creates the role of the function: one operation on one Cases domain, one more where that was decided, and its own log.
 * The managed policy would allow every log group.
 */
export function createRole(scope: Construct, instance: Instance, props: CaseLookupProps, logGroup: ILogGroup): Role {
  const { casesDomainId, openCasesOnly } = props;
  const { partition, region, account } = instance;
  const domain = `arn:${partition}:cases:${region}:${account}:domain/${casesDomainId}`;
  const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
  const statements = [
    allow(['cases:ListCasesForContact'], [domain]),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
  ];
  const ofTheDomain = [`${domain}/case/*`, `${domain}/field/*`];
  if (openCasesOnly) statements.push(allow(['cases:GetCase'], [domain, ...ofTheDomain]));

  const role = new Role(scope, 'Role', {
    description: 'Lists the cases of one Cases domain, and writes its own log and traces',
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { CaseLookup: new PolicyDocument({ statements }) },
  });
  acknowledge(role, ['*'], FOR_TRACES);
  if (openCasesOnly) acknowledge(role, ofTheDomain, FOR_STATUSES);
  return role;
}

const FOR_TRACES =
  'X-Ray has no resources that a policy could name: xray:PutTraceSegments and xray:PutTelemetryRecords are allowed for all or for none.';

const FOR_STATUSES =
  'IAM grants cases:GetCase on the domain, the case and each field together (Service Authorization Reference, Amazon Connect Cases). Which cases a contact will be linked to nobody knows before, so it is all cases and fields of this one domain, to read, and only where openCasesOnly asks for it.';

/** Answers cdk-nag, which runs as a test, and in the app of whoever uses the construct with it. */
function acknowledge(role: Role, resources: string[], reason: string): void {
  for (const resource of resources) {
    Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason });
  }
}
