import { DOMAIN_ID, INSTANCE_ARN, synthesized } from '../support/template';

const casesRights = (...[props]: Parameters<typeof synthesized>) => {
  const roles = Object.values(synthesized(props).template.findResources('AWS::IAM::Role'));
  const statements = roles.flatMap(({ Properties }) =>
    Properties.Policies.flatMap(
      (policy: { PolicyDocument: { Statement: unknown[] } }) => policy.PolicyDocument.Statement,
    ),
  ) as { Action: string | string[]; Resource: unknown }[];
  return statements.filter(({ Action }) => String(Action).startsWith('cases:'));
};

describe('openCasesOnly', () => {
  const domain = `arn:aws:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`;
  const list = { Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: domain };

  it('widens the role by GetCase on the cases and fields of the one domain', () => {
    expect(casesRights({ openCasesOnly: 'available' })).toEqual([
      list,
      { Effect: 'Allow', Action: 'cases:GetCase', Resource: [domain, `${domain}/case/*`, `${domain}/field/*`] },
    ]);
  });

  it('is off unless it is asked for: no such right, and nothing of it in the environment', () => {
    expect(casesRights({})).toEqual([list]);
    expect(JSON.stringify(synthesized().template.toJSON())).not.toMatch(/GetCase"|OPEN_CASES_ONLY/);
  });

  it('tells the function so', () => {
    synthesized({ openCasesOnly: 'available' }).template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { OPEN_CASES_ONLY: 'available' } },
    });
  });

  it('follows the partition of the instance', () => {
    const instanceArn = INSTANCE_ARN.replace('arn:aws:', 'arn:aws-us-gov:').replace('us-west-2', 'us-gov-west-1');
    const rights = casesRights({ instanceArn, openCasesOnly: 'available' });
    expect(JSON.stringify(rights)).toContain(
      `arn:aws-us-gov:cases:us-gov-west-1:111122223333:domain/${DOMAIN_ID}/case/*`,
    );
  });

  it('is what a default status needs', () => {
    expect(() => synthesized({ defaults: { status: 'open' } })).toThrow(
      /defaults\.status .* -c openCasesOnly=available/,
    );
    expect(() => synthesized({ defaults: { status: 'open' }, openCasesOnly: 'available' })).not.toThrow();
  });
});
