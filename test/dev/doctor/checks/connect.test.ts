import { type Broken, expectFine, expectProblem, type Fine } from '../../../support/aws/expectations';
import { Failure } from '../../../support/aws/failure';
import { configuration, FUNCTION_ARN, healthyAccount, policyOf, quota } from '../../../support/aws/healthy-account';

const { answers: healthy, environment } = healthyAccount();
const NOT_FOUND = new Failure('ResourceNotFoundException', 'it is not there');
const roleWith = (...statements: object[]) => ({
  'iam:GetRolePolicy': { PolicyDocument: encodeURIComponent(policyOf(...statements)) },
});
const otherDomain = { IntegrationArn: 'arn:aws:cases:us-west-2:111122223333:domain/other' };

describe('a problem of Connect and Cases is', () => {
  it.each<Broken>([
    [
      'an instance that does not list the function',
      { 'connect:ListLambdaFunctions': { LambdaFunctions: [`${FUNCTION_ARN}-other`] } },
      'association',
      /does not list ConnectCaseLookup-Function/,
      /^aws connect associate-lambda-function --instance-id 8d1f0c52\S+ --function-arn \S+:function:ConnectCaseLookup-Function --region/,
    ],
    [
      'an instance without a Cases domain',
      { 'connect:ListIntegrationAssociations': { IntegrationAssociationSummaryList: [] } },
      'domain of instance',
      /has no Cases domain/,
      /list-integration-associations/,
    ],
    [
      'an instance with another Cases domain',
      { 'connect:ListIntegrationAssociations': { IntegrationAssociationSummaryList: [otherDomain] } },
      'domain of instance',
      /uses the domain other, and the function reads 4f0f9e4c/,
      /^npx cdk deploy$/,
    ],
    ['a domain that was deleted', { 'cases:GetDomain': NOT_FOUND }, 'domain', /does not exist/, /list-domains/],
    [
      'a domain whose creation failed',
      { 'cases:GetDomain': { domainStatus: 'CreationFailed' } },
      'domain',
      /creation of domain \S+ failed/,
      /get-domain/,
    ],
    [
      'a role for another domain',
      roleWith({ Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: otherDomain.IntegrationArn }),
      'role',
      /may not cases:ListCasesForContact on domain 4f0f9e4c/,
      /get-role-policy/,
    ],
    [
      'a role that is denied the domain',
      roleWith(
        { Effect: 'Allow', Action: 'cases:*', Resource: '*' },
        { Effect: 'Deny', Action: 'cases:List*', Resource: '*' },
      ),
      'role',
      /may not cases:ListCasesForContact/,
      /get-role-policy/,
    ],
    [
      'a quota below the default',
      {
        'servicequotas:GetServiceQuota': ({ QuotaCode = '' }: Record<string, string>) => quota(QuotaCode, 2),
      },
      'quota',
      /burst 2 \(the default is 10\): serves up to 17 contacts at once within 8 s, and 1.8 lookups a second/,
      /request-service-quota-increase --service-code cases --quota-code L-FF304B65 --desired-value 10/,
    ],
  ])('%s', (_, changed, check, what, command) => expectProblem({ ...healthy, ...changed }, { check, what, command }));
});

describe('no problem is', () => {
  it.each<Fine>([
    [
      'the role of an older version, for the domain of that version',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
          Qualifier ? configuration({ ...environment, CASES_DOMAIN_ID: 'other' }, '6') : configuration(environment),
        ...roleWith({ Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: otherDomain.IntegrationArn }),
      },
      'role',
      /may cases:ListCasesForContact on domain other$/,
    ],
    [
      'a raised quota',
      { 'servicequotas:GetServiceQuota': ({ QuotaCode = '' }: Record<string, string>) => quota(QuotaCode, 50) },
      'quota',
      /50 requests a second \(the default is 2\).*: serves up to 427 contacts at once within 8 s, and 45 lookups a second/,
    ],
    [
      'an account of which Service Quotas has no record',
      { 'servicequotas:GetServiceQuota': new Failure('NoSuchResourceException') },
      'quota',
      /2 requests a second \(the default\), burst 10/,
    ],
  ])('%s', (_, changed, check, what) => expectFine({ ...healthy, ...changed }, { check, what }));
});
