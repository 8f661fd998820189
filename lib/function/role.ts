import { createHash } from 'node:crypto';
import { Arn, CfnDeletionPolicy, Stack, Validations } from 'aws-cdk-lib';
import { type CfnRole, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Instance } from '../../lambda/contract/instance-arn';
import { DETAIL_FIELDS } from '../../lambda/contract/operations';
import type { CaseLookupProps } from '../props/case-lookup-props';

/**
 * Creates the role of the function: one operation on one Cases domain, those that read details of cases or find the cases of
 * a customer where flows may ask for them, and the function's own log. The managed policy would allow every log group.
 */
export function createRole(scope: Construct, instance: Instance, props: CaseLookupProps, logGroup: ILogGroup): Role {
  const { casesDomainId, caseDetails, customerLookup, fields: further = {} } = props;
  const { partition, region, account } = instance;
  const inDomain = (resourceName: string) =>
    Arn.format({ partition, service: 'cases', region, account, resource: 'domain', resourceName }, Stack.of(scope));
  const domain = inDomain(casesDomainId);
  const cases = inDomain(`${casesDomainId}/case/*`);
  const fieldIds = new Set([...Object.values(DETAIL_FIELDS), ...Object.values(further)]);
  const fields = [...fieldIds].map((field) => inDomain(`${casesDomainId}/field/${field}`));
  const allow = (actions: string[], resources: string[]) => new PolicyStatement({ actions, resources });
  const statements = [
    allow(['cases:ListCasesForContact'], [domain]),
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
  ];
  if (caseDetails === 'search' || customerLookup) statements.push(allow(['cases:SearchCases'], [domain]));
  if (caseDetails) statements.push(allow(['cases:GetCase'], [domain, cases, ...fields]));
  if (props.vpc) statements.push(allow(NETWORK_INTERFACES, ['*']));

  const role = new Role(scope, 'Role', {
    description: 'Lists the cases of one Cases domain, and writes its own log and traces',
    path: `/connect-case-lookup/${readingOf(scope, props)}/${casesDomainId}/`,
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { CaseLookup: new PolicyDocument({ statements }) },
  });
  keepForOlderVersions(role);
  acknowledge(role, '*', props.vpc ? `${FOR_TRACES} ${FOR_NETWORK}` : FOR_TRACES);
  if (caseDetails) acknowledge(role, cases, FOR_DETAILS);
  return role;
}

/** Names what the role may read, because another path makes another role. */
function readingOf(scope: Construct, { caseDetails, customerLookup, fields = {} }: CaseLookupProps): string {
  // Resolved before they are sorted: the text of a token depends on how many there are in the app.
  const ids: unknown[] = Object.values(fields).map((id) => Stack.of(scope).resolve(id));
  const sorted = ids.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  const further = createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 8);
  return [
    caseDetails ?? 'list-only',
    ...(customerLookup ? ['customer'] : []),
    ...(caseDetails && ids.length > 0 ? [further] : []),
  ].join('-');
}

/** What Lambda does with the role to put a function into a VPC (Lambda Developer Guide, execution role permissions). */
const NETWORK_INTERFACES = [
  'ec2:CreateNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:DeleteNetworkInterface',
  'ec2:AssignPrivateIpAddresses',
  'ec2:UnassignPrivateIpAddresses',
];

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

const FOR_NETWORK = 'Lambda requires its permissions for network interfaces in a VPC on all resources.';

const FOR_DETAILS =
  'IAM grants cases:GetCase on the domain, the case and each field together (Service Authorization Reference, Amazon Connect Cases). The cases of a contact are not known in advance, so the role may read the few fields that the function asks for of all cases of this one domain, and only with caseDetails.';

/** Answers cdk-nag, which runs as a test here and in the apps of people who use the construct with it. */
function acknowledge(role: Role, resource: string, reason: string): void {
  const flat = flatten(Stack.of(role).resolve(resource));
  Validations.of(role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${flat}]`, reason });
}

/** Writes an ARN that holds tokens as cdk-nag does: `<Domain.DomainId>`. The id of an acknowledgement must be a literal. */
function flatten(value: unknown): string {
  if (typeof value === 'string') return value;
  const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': joined } = value as Intrinsic;
  if (joined) return joined[1].map(flatten).join(joined[0]);
  if (attribute) return `<${attribute.join('.')}>`;
  return Ref ? `<${Ref}>` : JSON.stringify(value);
}

type Intrinsic = { Ref?: string; 'Fn::GetAtt'?: string[]; 'Fn::Join'?: [string, unknown[]] };
