import { flowEvent } from '../../../dev/doctor/checks/call';
import { readContact } from '../../../lambda/event/contact';
import { examine } from '../../support/aws/examine';
import { Failure, FunctionFailure } from '../../support/aws/failure';
import { healthyAccount, INSTANCE_ARN } from '../../support/aws/healthy-account';

const { answers } = healthyAccount();
const resultOf = async (answer: unknown) => {
  const { findings, calls } = await examine({ ...answers, 'lambda:InvokeFunction': answer }, { contactId: 'c1' });
  return {
    finding: findings.find(({ check }) => check === 'call'),
    invocations: calls.filter(({ action }) => action === 'lambda:InvokeFunction').length,
  };
};

describe('a call', () => {
  it('invokes the alias once and shows what the flow would get', async () => {
    let invoked: Record<string, unknown> = {};
    const answer = (input: Record<string, string>) => {
      invoked = input;
      return { caseCount: '2' };
    };
    const { finding, invocations } = await resultOf(answer);
    expect(finding).toEqual({
      check: 'call',
      outcome: 'ok',
      what: 'the flow would get {"caseCount":"2"}; this lookup counts against the quota like any other',
    });
    expect(invocations).toBe(1);
    expect(invoked.id).toMatch(/:function:ConnectCaseLookup-Function:live$/);
    expect(invoked.LogType).toBeUndefined();
  });

  it('sends an event that the function takes', () => {
    expect(readContact(flowEvent(INSTANCE_ARN, 'c1'), INSTANCE_ARN)).toMatchObject({ contactId: 'c1' });
  });

  it('asks for the customer that it is given', () => {
    const customer = 'arn:aws:profile:us-west-2:111122223333:domains/d/profiles/p';
    expect(flowEvent(INSTANCE_ARN, 'c1', customer).Details.Parameters).toEqual({ customer });
    expect(flowEvent(INSTANCE_ARN, 'c1').Details.Parameters).toEqual({});
  });

  it('names the error for which the flow would take its Error branch, and nothing else of it', async () => {
    const failure = { errorType: 'CasesAccessDeniedError', errorMessage: 'Fix the role.', trace: ['at index.mjs:1:2'] };
    const { finding } = await resultOf(new FunctionFailure(failure));
    expect(finding).toEqual({
      check: 'call',
      outcome: 'problem',
      what: 'the flow would take its Error branch: CasesAccessDeniedError: Fix the role.',
      remedy: 'find CasesAccessDeniedError under "What an error says" in docs/runbook.md',
    });
  });

  it('is made once, also where Lambda fails', async () => {
    const { finding, invocations } = await resultOf(new Failure('ServiceException', 'oops'));
    expect(finding?.outcome).toBe('unknown');
    expect(invocations).toBe(1);
  });
});
