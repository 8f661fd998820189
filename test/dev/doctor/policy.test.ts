import fc from 'fast-check';
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

  // A regular expression takes minutes for the first, and far longer for the second.
  it.each(['*?*?*?*?*?*?Z', `${'*?'.repeat(3000)}Z`])('with many wildcards is judged in a moment: %#', (pattern) => {
    const resource = `arn:aws:cases:us-west-2:1:domain/${'d'.repeat(3000)}`;
    expect(allows([allow({ Resource: pattern })], { ...READ, resource })).toBe('no');
  });

  it('matches wildcards as a regular expression would', () => {
    const some = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 8 });
    fc.assert(
      fc.property(some, some, (pattern, resource) => {
        const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
        const expected = expression.test(resource) ? 'yes' : 'no';
        expect(allows([allow({ Resource: pattern })], { ...READ, resource })).toBe(expected);
      }),
    );
  });

  it.each(['{"Statement": [null]}', '{"Statement": "all"}', 'null', '[]', 'not JSON', '%E0%A4%A'])(
    'that is not a policy document is refused in one sentence: %s',
    (document) => expect(() => readPolicy(document)).toThrow('a policy is not a policy document of IAM'),
  );

  it.each([null, { StringEquals: null }])('without conditions in %j has none', (Condition) =>
    expect(allows([allow({ Condition })], READ)).toBe('yes'),
  );
});

describe('a resource policy', () => {
  const invoke = { action: 'lambda:InvokeFunction', resource: 'arn:aws:lambda:us-west-2:1:function:f' };
  it.each<[unknown, string]>([
    [{ Service: 'connect.amazonaws.com' }, 'yes'],
    ['*', 'yes'],
    [{ AWS: '*' }, 'yes'],
    [{ AWS: ['arn:aws:iam::1:root', '*'] }, 'yes'],
    [{ AWS: 'arn:aws:iam::1:root' }, 'no'],
    [{ Service: 'lex.amazonaws.com' }, 'no'],
    [null, 'no'],
  ])('names the service by the principal %j: %s', (Principal, allowance) => {
    const statement = { Effect: 'Allow', Principal, Action: 'lambda:*', Resource: '*' };
    expect(allows([statement], { ...invoke, principal: 'connect.amazonaws.com' })).toBe(allowance);
  });
});
