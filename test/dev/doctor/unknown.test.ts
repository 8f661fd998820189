import type { Clock } from '../../../lambda/retry/clock';
import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { configuration, healthyAccount, policyOf, stackOf } from '../../support/aws/healthy-account';
import { HANGS } from '../../support/aws/stub';

const { answers: healthy, environment } = healthyAccount();
const denied = (action: string) =>
  new Failure(
    'AccessDeniedException',
    `User: arn:aws:iam::111122223333:user/me is not authorized to perform: ${action}`,
  );

/** Every action that a run calls in a healthy account, without the one that finds the stack. */
const ACTIONS = Object.keys(healthy).filter(
  (action) => !['cloudformation:DescribeStacks', 'cases:SearchCases', 'lambda:InvokeFunction'].includes(action),
);

describe('a check is unknown, and never a problem,', () => {
  // Read only where the inline policies of the role do not suffice.
  const always = ACTIONS.filter((action) => action !== 'iam:ListAttachedRolePolicies');

  it.each(always)('where the caller may not use %s, which it names', async (action) => {
    const { findings } = await examine({ ...healthy, [action]: denied(action) });
    expect(findings.filter(({ outcome }) => outcome === 'problem')).toEqual([]);
    const unknowns = findings.filter(({ outcome }) => outcome === 'unknown');
    expect(unknowns.length).toBeGreaterThan(0);
    expect(unknowns.map(({ what }) => what)).toEqual(unknowns.map(() => `${action} is not allowed`));
  });

  it.each(always)('where %s fails by an outage', async (action) => {
    const { findings } = await examine({ ...healthy, [action]: new Failure('InternalFailure', 'oops') });
    expect(findings.filter(({ outcome }) => outcome === 'problem')).toEqual([]);
    expect(findings.map(({ what }) => what)).toContain(`${action} failed: InternalFailure: oops`);
  });

  it.each<[string, object, RegExp]>([
    [
      'while a deployment goes on',
      { 'cloudformation:DescribeStacks': { Stacks: [stackOf({ StackStatus: 'UPDATE_IN_PROGRESS' })] } },
      /UPDATE_IN_PROGRESS: a deployment is in progress/,
    ],
    [
      'where a permission has a condition that only a flow meets',
      {
        'lambda:GetPolicy': {
          Policy: policyOf({
            Effect: 'Allow',
            Principal: { Service: 'connect.amazonaws.com' },
            Action: 'lambda:InvokeFunction',
            Resource: '*',
            Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
          }),
        },
      },
      /condition that this check cannot judge/,
    ],
    [
      'where a managed policy may allow what the inline policies do not',
      {
        'iam:ListRolePolicies': { PolicyNames: [] },
        'iam:ListAttachedRolePolicies': { AttachedPolicies: [{ PolicyName: 'Cases' }] },
      },
      /whether Cases allows them is not read; try --call CONTACT_ID$/,
    ],
    [
      'while the domain is being created',
      { 'cases:GetDomain': { domainStatus: 'CreationInProgress' } },
      /run this again/,
    ],
    ['where a query of the log fails', { 'logs:GetQueryResults': { status: 'Failed' } }, /did not finish its query/],
    [
      'where the search by id is denied',
      {
        'lambda:GetFunctionConfiguration': configuration({ ...environment, CASE_DETAILS: 'search' }),
        'cases:SearchCases': denied('cases:SearchCases'),
      },
      /^cases:SearchCases is not allowed$/,
    ],
  ])('%s', async (_, changed, what) => {
    const { findings } = await examine({ ...healthy, ...changed });
    const unknowns = findings.filter(({ outcome }) => outcome === 'unknown');
    expect(unknowns.map((finding) => finding.what)).toContainEqual(expect.stringMatching(what));
  });
});

it('shows the state of the alarms also where their topic may not be read', async () => {
  const { findings } = await examine({ ...healthy, 'sns:GetTopicAttributes': denied('sns:GetTopicAttributes') });
  const outcomes = findings.filter(({ check }) => check === 'alarms').map(({ outcome }) => outcome);
  expect(outcomes).toEqual(['ok', 'unknown']);
});

describe('a call', () => {
  it('that hangs is given up after its time limit, and the other checks run', async () => {
    const timers = new Set<() => void>();
    const clock: Clock = {
      now: () => 0,
      after(_, callback) {
        timers.add(callback);
        return () => timers.delete(callback);
      },
    };
    const hangs = () => {
      // The calls are made one after the other, so the only timer is that of this one.
      for (const pass of timers) pass();
      return HANGS;
    };
    const { findings } = await examine(
      { ...healthy, 'iam:ListRolePolicies': hangs },
      { patience: { clock, callLimitMs: 10_000 } },
    );
    expect(findings.filter(({ outcome }) => outcome !== 'ok')).toEqual([
      { check: 'role', outcome: 'unknown', what: 'iam:ListRolePolicies did not answer within 10 s' },
    ]);
    expect(timers.size).toBe(0);
  });

  it('that is throttled also after retries is named', async () => {
    const { findings } = await examine({ ...healthy, 'lambda:GetAlias': new Failure('TooManyRequestsException') });
    expect(findings).toContainEqual({
      check: 'alias',
      outcome: 'unknown',
      what: 'AWS throttled lambda:GetAlias, even after retries; try again in a minute',
    });
  });
});
