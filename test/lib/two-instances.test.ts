import { Template } from 'aws-cdk-lib/assertions';
import { CaseLookupStack } from '../../lib/case-lookup-stack';
import { readSettings } from '../../lib/settings/read-settings';
import { DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../support/template';

const REST = { casesDomainId: DOMAIN_ID, sampleFlow: true, sampleTestCases: true, canary: true };

/** The stack as `cdk deploy` makes it with these settings. */
function deployed(instanceArn: string, more: Record<string, unknown> = {}) {
  const settings = readSettings({ ...REST, instanceArn, ...more });
  const stack = new CaseLookupStack(unbundledApp(), 'ConnectCaseLookup', settings);
  return {
    name: stack.stackName,
    template: Template.fromStack(stack).toJSON() as { Resources: Record<string, Resource> },
  };
}

type Resource = { Type: string; Properties: Record<string, unknown> };

/** Not the name of an inline policy or an alias: those belong to their role and their function. */
const NAMES = ['Name', 'RoleName', 'FunctionName', 'LogGroupName', 'DashboardName', 'AlarmName'];

/** The names that a template gives to resources itself; CloudFormation makes all others unique. */
function namesIn({ template, name }: ReturnType<typeof deployed>): string[] {
  return Object.values(template.Resources)
    .flatMap(({ Type, Properties }) =>
      NAMES.flatMap((key) =>
        typeof Properties[key] === 'string' && Type !== 'AWS::Lambda::Alias' ? [`${Type} ${Properties[key]}`] : [],
      ),
    )
    .concat(`stack ${name}`);
}

function instancesIn({ template }: ReturnType<typeof deployed>): string[] {
  return [...new Set(JSON.stringify(template).match(/instance\/[\w-]+/g))];
}

describe('two instances in one account and Region', () => {
  const one = deployed(INSTANCE_ARN);
  const other = deployed(INSTANCE_ARN.replace('8d1f0c52', '0b7e4d1a'));

  it('have stacks that share no name', () => {
    expect(namesIn(one).length).toBeGreaterThan(5);
    expect(namesIn(one).filter((name) => namesIn(other).includes(name))).toEqual([]);
  });

  it('have permissions and associations that each name their own instance only', () => {
    expect(instancesIn(one)).toEqual(['instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61']);
    expect(instancesIn(other)).toEqual(['instance/0b7e4d1a-6b7a-4c1e-9f30-2a7d5e4b9c61']);
  });
});

describe('an instance and its replica in another Region', () => {
  it('share no dashboard, although dashboards are global', () => {
    const [one, other] = [INSTANCE_ARN, INSTANCE_ARN.replace('us-west-2', 'eu-west-2')].map((arn) =>
      namesIn(deployed(arn)).filter((name) => name.startsWith('AWS::CloudWatch::Dashboard')),
    );
    expect(one).toHaveLength(1);
    expect(one).not.toEqual(other);
  });
});
