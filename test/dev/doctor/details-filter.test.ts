import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { configuration, healthyAccount } from '../../support/aws/healthy-account';

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
