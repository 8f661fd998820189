import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnField } from 'aws-cdk-lib/aws-cases';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import { CaseLookup } from '../../lib';
import { DOMAIN_ID, INSTANCE_ARN, synthesized, unbundledApp } from '../support/template';

type Props = Parameters<typeof synthesized>[0];

/** What the role may do with Cases, and the role's path. */
function roleOf(props: Props) {
  const roles = Object.values(synthesized(props).template.findResources('AWS::IAM::Role')).map(
    ({ Properties }) => Properties,
  );
  const statements = roles.flatMap(({ Policies }) => Policies[0].PolicyDocument.Statement);
  const rights = statements.filter(({ Action }) => String(Action).startsWith('cases:'));
  return { rights, path: roles[0]?.Path as string };
}

const domain = `arn:aws:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`;
const rightsTo = (...actions: string[]) => ({
  Effect: 'Allow',
  Action: actions.length === 1 ? actions[0] : actions,
  Resource: domain,
});

describe('customerLookup', () => {
  it('lets the role search the domain, and nothing else', () => {
    expect(roleOf({ customerLookup: true }).rights).toEqual([
      rightsTo('cases:ListCasesForContact', 'cases:SearchCases'),
    ]);
  });

  it('is off unless it is asked for: no permission, and nothing in the environment', () => {
    for (const props of [{}, { customerLookup: false }]) {
      expect(roleOf(props).rights).toEqual([rightsTo('cases:ListCasesForContact')]);
      expect(JSON.stringify(synthesized(props).template.toJSON())).not.toMatch(/SearchCases"|CUSTOMER_LOOKUP/);
    }
  });

  it('tells the function, and shows the searches on the dashboard', () => {
    const { template } = synthesized({ customerLookup: true });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { CUSTOMER_LOOKUP: 'true' } },
    });
    const dashboard = JSON.stringify(template.findResources('AWS::CloudWatch::Dashboard'));
    expect(dashboard).toContain('default quota of SearchCases');
    expect(dashboard).not.toContain('default quota of GetCase');
  });
});

describe('fields', () => {
  const fields = { caseTitle: 'title', priority: '6b0f970f-8f92-46af-92a5-5ca32fbd0efe' };

  it('tells the function, and lets the role read these fields where cases are read by themselves', () => {
    const { template } = synthesized({ caseDetails: 'exact', fields });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { CASE_FIELDS: JSON.stringify(fields) } },
    });
    const [, getCase] = roleOf({ caseDetails: 'exact', fields }).rights;
    for (const id of Object.values(fields)) expect(getCase.Resource).toContain(`${domain}/field/${id}`);
    expect(roleOf({ customerLookup: true, fields }).rights).toEqual(roleOf({ customerLookup: true }).rights);
  });

  it('take an id that only the deployment knows', () => {
    const stack = new Stack(unbundledApp(), 'Test', { env: { account: '111122223333', region: 'us-west-2' } });
    const { attrFieldId } = new CfnField(stack, 'Priority', { name: 'Priority', type: 'Number' });
    new CaseLookup(stack, 'CaseLookup', {
      instanceArn: INSTANCE_ARN,
      casesDomainId: DOMAIN_ID,
      caseDetails: 'exact',
      fields: { priority: attrFieldId },
    });
    const template = Template.fromStack(stack);
    expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).toContain('Priority');
    // Else a new id would not publish a new version.
    const [version] = Object.values(template.findResources('AWS::Lambda::Version'));
    expect(JSON.stringify(version?.Properties.Description)).toContain('Priority');
  });

  it('keep their role however many tokens the app has', () => {
    const rolePath = (tokensBefore: number) => {
      const stack = new Stack(unbundledApp(), 'Test', { env: { account: '111122223333', region: 'us-west-2' } });
      const idOf = (name: string) => new CfnField(stack, name, { name, type: 'Number' }).attrFieldId;
      const fields = { first: idOf('First'), second: '' };
      for (let made = 0; made < tokensBefore; made++) Lazy.string({ produce: () => '' });
      fields.second = idOf('Second');
      const { role } = new CaseLookup(stack, 'CaseLookup', {
        instanceArn: INSTANCE_ARN,
        casesDomainId: DOMAIN_ID,
        caseDetails: 'exact',
        fields,
      });
      return JSON.stringify(stack.resolve((role.node.defaultChild as CfnRole).path));
    };
    expect(new Set([0, 900, 9000].map(rolePath)).size).toBe(1);
  });
});

it('gives each set of what may be read a role of its own, so that a version keeps its own through a rollback', () => {
  const sets: Props[] = [
    {},
    { customerLookup: true },
    { caseDetails: 'exact' },
    { caseDetails: 'search' },
    { caseDetails: 'search', customerLookup: true },
    { caseDetails: 'exact', fields: { caseTitle: 'title' } },
    { caseDetails: 'exact', fields: { caseTitle: 'summary' } },
  ];
  const paths = sets.map((props) => roleOf(props).path);
  expect(new Set(paths).size).toBe(sets.length);
  for (const path of paths) expect(path).toMatch(/^\/[!-~]{1,510}\/$/);
});
