import { DETAIL_FIELDS } from '../../../lambda/contract/operations';
import { deployedTemplate } from './deployed-template';
import type { Answers } from './stub';

export const INSTANCE_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
export const DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';
export const TOPIC_ARN = 'arn:aws:sns:us-west-2:111122223333:on-duty';
export const STACK = 'ConnectCaseLookup';
export const FUNCTION = `${STACK}-Function`;
export const FUNCTION_ARN = `arn:aws:lambda:us-west-2:111122223333:function:${FUNCTION}`;
export const LOG_GROUP = `${STACK}-Logs`;
export const ROLE = `${STACK}-Role`;
const DOMAIN_ARN = `arn:aws:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`;
const FIELD_ARNS = Object.values(DETAIL_FIELDS).map((field) => `${DOMAIN_ARN}/field/${field}`);

/** What CloudFormation calls a resource of each type in the account; others go by their logical id. */
const PHYSICAL_IDS: Record<string, string> = {
  'AWS::Lambda::Function': FUNCTION,
  'AWS::Lambda::Alias': `${FUNCTION_ARN}:live`,
  'AWS::Lambda::Version': `${FUNCTION_ARN}:7`,
  'AWS::Logs::LogGroup': LOG_GROUP,
};

/** The statement with which the stack lets Connect invoke something. */
export function permission(resource: string, instanceArn = INSTANCE_ARN, sourceAccount = '111122223333') {
  return {
    Effect: 'Allow',
    Principal: { Service: 'connect.amazonaws.com' },
    Action: 'lambda:InvokeFunction',
    Resource: resource,
    Condition: {
      StringEquals: { 'AWS:SourceAccount': sourceAccount },
      ArnLike: { 'AWS:SourceArn': instanceArn },
    },
  };
}

export const policyOf = (...statements: object[]) => JSON.stringify({ Version: '2012-10-17', Statement: statements });

/** Every answer of an account in which the stack is deployed and nothing is wrong. */
export function healthyAccount() {
  const template = deployedTemplate({ instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID, alarmTopicArn: TOPIC_ARN });
  const resources = Object.entries(template.Resources);
  const fn = resources.find(([, { Type }]) => Type === 'AWS::Lambda::Function');
  const environment = fn?.[1].Properties?.Environment?.Variables ?? {};
  const alarms = resources.filter(([, { Type }]) => Type === 'AWS::CloudWatch::Alarm');
  const answers: Answers = {
    'lambda:ListFunctions': { Functions: [configuration(environment)] },
    'cloudformation:DescribeStackResources': { StackResources: [{ StackName: STACK }] },
    'cloudformation:DescribeStacks': { Stacks: [stackOf()] },
    'cloudformation:GetTemplate': { TemplateBody: JSON.stringify(template) },
    'cloudformation:ListStackResources': {
      StackResourceSummaries: resources.map(([LogicalResourceId, { Type: ResourceType }]) => ({
        LogicalResourceId,
        ResourceType,
        PhysicalResourceId: PHYSICAL_IDS[ResourceType] ?? LogicalResourceId,
      })),
    },
    'lambda:GetAlias': { Name: 'live', FunctionVersion: '7' },
    'lambda:GetFunctionConfiguration': configuration(environment),
    'lambda:GetPolicy': ({ Qualifier }: Record<string, string>) => ({
      Policy: policyOf(permission(Qualifier ? `${FUNCTION_ARN}:${Qualifier}` : FUNCTION_ARN)),
    }),
    'lambda:InvokeFunction': { caseCount: '0' },
    'connect:ListLambdaFunctions': { LambdaFunctions: [FUNCTION_ARN] },
    'connect:ListIntegrationAssociations': { IntegrationAssociationSummaryList: [{ IntegrationArn: DOMAIN_ARN }] },
    'cases:GetDomain': { domainId: DOMAIN_ID, domainArn: DOMAIN_ARN, name: 'Cases', domainStatus: 'Active' },
    'cases:SearchCases': { cases: [] },
    'iam:ListRolePolicies': { PolicyNames: ['CaseLookup'] },
    'iam:GetRolePolicy': {
      PolicyDocument: encodeURIComponent(policyOf(...ROLE_STATEMENTS)),
    },
    'iam:ListAttachedRolePolicies': { AttachedPolicies: [] },
    'servicequotas:GetServiceQuota': ({ QuotaCode = '' }: Record<string, string>) => quota(QuotaCode),
    'servicequotas:GetAWSDefaultServiceQuota': ({ QuotaCode = '' }: Record<string, string>) => quota(QuotaCode),
    'cloudwatch:DescribeAlarms': {
      MetricAlarms: alarms.map(([AlarmName, { Properties }]) => ({
        AlarmName,
        AlarmDescription: Properties?.AlarmDescription,
        StateValue: 'OK',
        ActionsEnabled: true,
        AlarmActions: Properties?.AlarmActions,
      })),
    },
    'sns:GetTopicAttributes': { Attributes: new Map([['SubscriptionsConfirmed', '1']]) },
    'logs:DescribeLogGroups': { logGroups: [{ logGroupName: LOG_GROUP, retentionInDays: 90 }] },
    'logs:StartQuery': { queryId: 'query' },
    'logs:GetQueryResults': outcomes([undefined, 40, '2026-11-25 12:00:00.000']),
  };
  return { answers, template, environment, alarms: alarms.map(([name]) => name) };
}

const ROLE_STATEMENTS = [
  { Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: DOMAIN_ARN },
  { Effect: 'Allow', Action: 'cases:SearchCases', Resource: DOMAIN_ARN },
  { Effect: 'Allow', Action: 'cases:GetCase', Resource: [DOMAIN_ARN, `${DOMAIN_ARN}/case/*`, ...FIELD_ARNS] },
];

/** The stack as CloudFormation describes it. */
export function stackOf(changes: object = {}) {
  return {
    StackName: STACK,
    StackStatus: 'CREATE_COMPLETE',
    CreationTime: new Date('2026-11-25T10:00:00Z'),
    ...changes,
  };
}

/** The configuration of a version of the function with this environment. */
export function configuration(Variables: Record<string, string>, Version = '7') {
  return {
    FunctionName: FUNCTION,
    FunctionArn: FUNCTION_ARN,
    Version,
    Role: `arn:aws:iam::111122223333:role/connect-case-lookup/${ROLE}`,
    Timeout: 8,
    MemorySize: 512,
    Environment: { Variables },
  };
}

/** The defaults that Service Quotas has for each code. */
const DEFAULTS: Record<string, number> = {
  'L-A246B577': 2,
  'L-FF304B65': 10,
  'L-8B6DA341': 4,
  'L-7D6B0EAF': 15,
  'L-AA3996A0': 2,
  'L-533535BF': 10,
};

export function quota(QuotaCode: string, Value = DEFAULTS[QuotaCode]) {
  return { Quota: { QuotaCode, Value } };
}

/** What a query of the log finds: how many invocations ended so, and when the last one did. */
export function outcomes(...rows: [errorName: string | undefined, lookups: number, latest: string][]) {
  const results = rows.map(([errorName, lookups, latest]) => [
    ...(errorName ? [{ field: 'errorName', value: errorName }] : []),
    { field: 'lookups', value: String(lookups) },
    { field: 'latest', value: latest },
  ]);
  return { status: 'Complete', results };
}
