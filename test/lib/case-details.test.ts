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

describe('caseDetails', () => {
  const domain = `arn:aws:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`;
  const list = { Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: domain };

  const getCase = {
    Effect: 'Allow',
    Action: 'cases:GetCase',
    Resource: [
      domain,
      `${domain}/case/*`,
      ...[
        'assigned_queue',
        'assigned_user',
        'created_datetime',
        'last_updated_datetime',
        'reference_number',
        'status',
      ].map((id) => `${domain}/field/${id}`),
    ],
  };

  it('exact lets the role read six fields of the cases of the one domain, and nothing else', () => {
    expect(casesRights({ caseDetails: 'exact' })).toEqual([list, getCase]);
  });

  it('search also lets it search the domain', () => {
    const both = { ...list, Action: ['cases:ListCasesForContact', 'cases:SearchCases'] };
    expect(casesRights({ caseDetails: 'search' })).toEqual([both, getCase]);
  });

  it('is off unless it is asked for: no permission, and nothing in the environment', () => {
    expect(casesRights({})).toEqual([list]);
    expect(JSON.stringify(synthesized().template.toJSON())).not.toMatch(/GetCase"|SearchCases"|CASE_DETAILS/);
  });

  it.each(['search', 'exact'] as const)('tells the function: %s', (caseDetails) => {
    synthesized({ caseDetails }).template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { CASE_DETAILS: caseDetails } },
    });
  });

  it('follows the partition of the instance', () => {
    const instanceArn = INSTANCE_ARN.replace('arn:aws:', 'arn:aws-us-gov:').replace('us-west-2', 'us-gov-west-1');
    const rights = casesRights({ instanceArn, caseDetails: 'search' });
    expect(JSON.stringify(rights)).toContain(
      `arn:aws-us-gov:cases:us-gov-west-1:111122223333:domain/${DOMAIN_ID}/case/*`,
    );
  });

  it('is what a default status needs', () => {
    expect(() => synthesized({ defaults: { status: 'open' } })).toThrow(
      /defaults\.status .* caseDetails search or exact/,
    );
    expect(() => synthesized({ defaults: { status: 'open' }, caseDetails: 'search' })).not.toThrow();
  });
});
