import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { configuration, healthyAccount, policyOf } from '../../support/aws/healthy-account';

const { answers, environment } = healthyAccount();
const searching = {
  ...answers,
  'lambda:GetFunctionConfiguration': configuration({ ...environment, CASE_DETAILS: 'search' }),
};
const resultOf = async (account: typeof answers) =>
  (await examine(account)).findings.filter(({ check }) => check === 'search by id');

describe('the search for cases by id', () => {
  it('is tried with one request where the function reads details that way', async () => {
    const { findings, calls } = await examine(searching);
    expect(calls.filter(({ action }) => action === 'cases:SearchCases')).toHaveLength(1);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'search by id', outcome: 'ok' }));
  });

  it('is not tried elsewhere', async () => {
    const { actions } = await examine(answers);
    expect(actions).not.toContain('cases:SearchCases');
  });

  it('is a problem with a remedy where the domain refuses the filter', async () => {
    const refused = {
      ...searching,
      'cases:SearchCases': new Failure('ValidationException', 'case_id is not filterable'),
    };
    expect(await resultOf(refused)).toEqual([
      expect.objectContaining({ outcome: 'problem', remedy: expect.stringContaining('"exact" in cdk.json') }),
    ]);
  });

  it('is unknown where the domain cannot be asked', async () => {
    const missing = { ...searching, 'cases:SearchCases': new Failure('ResourceNotFoundException', 'no domain') };
    expect(await resultOf(missing)).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
  });
});

describe('the search by customer', () => {
  const withCustomer = {
    ...answers,
    'lambda:GetFunctionConfiguration': configuration({ ...environment, CUSTOMER_LOOKUP: 'true' }),
  };
  const customerResult = async (changed: typeof answers = {}) =>
    (await examine({ ...withCustomer, ...changed })).findings.filter(({ check }) => check === 'search by customer');

  it('is tried for a customer ID that does not exist, where flows may look up by customer', async () => {
    expect(await customerResult()).toEqual([expect.objectContaining({ outcome: 'ok' })]);
    expect((await examine(answers)).actions).not.toContain('cases:SearchCases');
  });

  it.each<[string, unknown, RegExp]>([
    [
      'refuses it',
      new Failure('ValidationException', 'no such field'),
      /^domain .* refuses a search .*CasesInvalidRequestError/,
    ],
    [
      'ignores the filter',
      { cases: [{ caseId: 'a', templateId: 't', fields: [] }] },
      /^domain .* finds cases of a customer ID that does not exist/,
    ],
  ])('is a problem with a remedy where the domain %s', async (_, answer, what) => {
    const [finding] = await customerResult({ 'cases:SearchCases': answer as never });
    expect(finding).toMatchObject({
      outcome: 'problem',
      what: expect.stringMatching(what),
      remedy: expect.any(String),
    });
  });
});

describe('where the function reads details', () => {
  const whatOf = async (details: string, check: string, changed: typeof answers = {}) => {
    const live = configuration({ ...environment, CASE_DETAILS: details });
    const { findings } = await examine({ ...answers, 'lambda:GetFunctionConfiguration': live, ...changed });
    return findings.filter((finding) => finding.check === check).map(({ outcome, what }) => `${outcome}: ${what}`);
  };

  it('of each case, the quota of GetCase counts ten requests for a page', async () => {
    expect(await whatOf('exact', 'quota')).toEqual([
      expect.stringMatching(/^ok: ListCasesForContact: .* serves up to 25 contacts at once/),
      expect.stringMatching(/^ok: GetCase: 4 requests .*, burst 15 .*: serves up to 4 contacts at once/),
    ]);
  });

  it('by search, that of SearchCases counts one, and GetCase is for what the search misses', async () => {
    expect(await whatOf('search', 'quota')).toEqual([
      expect.stringMatching(/^ok: ListCasesForContact: /),
      expect.stringMatching(/^ok: SearchCases: 2 requests .*, burst 10 .*: serves up to 25 contacts at once/),
      expect.stringMatching(/^ok: GetCase: .*: used only for cases that the search does not find yet$/),
    ]);
  });

  it('the role must allow the operations that read them', async () => {
    const listOnly = policyOf({ Effect: 'Allow', Action: 'cases:ListCasesForContact', Resource: '*' });
    const changed = { 'iam:GetRolePolicy': { PolicyDocument: encodeURIComponent(listOnly) } };
    expect(await whatOf('search', 'role', changed)).toEqual([
      expect.stringMatching(/^problem: role \S+ may not cases:SearchCases, cases:GetCase on domain/),
    ]);
  });
});
