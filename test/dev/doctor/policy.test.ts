import { allows, readPolicy, type Statement } from '../../../dev/doctor/policy';

const READ = { action: 'cases:GetCase', resource: 'arn:aws:cases:us-west-2:1:domain/d/case/any' };
const allow = (more: object): Statement => ({ Effect: 'Allow', Action: 'cases:GetCase', Resource: '*', ...more });

describe('a policy', () => {
  it.each<[string, Statement[], string]>([
    ['allows what a statement names', [allow({ Resource: READ.resource })], 'yes'],
    ['allows by wildcards and whatever the case of an action', [allow({ Action: ['CASES:get*'] })], 'yes'],
    ['allows by a wildcard in a resource', [allow({ Resource: 'arn:aws:cases:*:?:domain/d/case/*' })], 'yes'],
    ['takes a dot in a pattern for a dot', [allow({ Resource: 'arn.aws:cases:us-west-2:1:domain/d/case/any' })], 'no'],
    ['allows nothing without a statement', [], 'no'],
    ['does not allow another action', [allow({ Action: 'cases:GetCases' })], 'no'],
    ['denies first', [allow({}), { Effect: 'Deny', Action: '*', Resource: '*' }], 'no'],
    ['perhaps allows under a condition that is not known', [allow({ Condition: { Bool: { x: 'true' } } })], 'perhaps'],
    ['perhaps allows by an exception', [allow({ Action: undefined, NotAction: 'cases:Delete*' })], 'perhaps'],
    [
      'perhaps allows what is perhaps denied',
      [allow({}), { Effect: 'Deny', Action: '*', Resource: '*', Condition: { Bool: { x: 'true' } } }],
      'perhaps',
    ],
  ])('%s', (_, statements, allowance) => expect(allows(statements, READ)).toBe(allowance));

  it('is read whether it is encoded as a URL, as IAM does for roles, or not', () => {
    const document = JSON.stringify({ Statement: allow({}) });
    expect(readPolicy(encodeURIComponent(document))).toEqual([allow({})]);
    expect(readPolicy(document)).toEqual([allow({})]);
  });
});
