import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { healthyAccount, STACK, stackOf } from '../../support/aws/healthy-account';

const { answers: healthy, template } = healthyAccount();
const stacks = (...changes: object[]) => ({
  ...healthy,
  'cloudformation:DescribeStacks': { Stacks: changes.map((change) => stackOf(template, change)) },
});
const only = async (answers: object, stack?: string) => (await examine(answers as typeof healthy, { stack })).findings;

describe('the stack', () => {
  it('is the only one of this project in the Region, whatever its name', async () => {
    const [first] = await only(stacks({ StackName: 'Other', Description: 'something else' }, { StackName: 'Mine' }));
    expect(first).toEqual({ check: 'stack', outcome: 'ok', what: 'Mine is CREATE_COMPLETE' });
  });

  it('is asked for by its name where one is given', async () => {
    const byName = ({ StackName }: Record<string, string>) => ({ Stacks: [stackOf(template, { StackName })] });
    const [first] = await only({ ...healthy, 'cloudformation:DescribeStacks': byName }, 'Telephony');
    expect(first?.what).toBe('Telephony is CREATE_COMPLETE');
  });

  it.each<[string, object, string | undefined, string]>([
    [
      'several stacks',
      stacks({ StackName: 'B' }, { StackName: 'A' }),
      undefined,
      'us-west-2 has several stacks of this project; choose one: --stack A, --stack B',
    ],
    [
      'no stack in the Region',
      stacks(),
      undefined,
      'us-west-2 has no stack of this project in the account of these credentials; check --region and --profile',
    ],
    [
      'no stack with the name',
      {
        'cloudformation:DescribeStacks': new Failure('ValidationError', 'Stack with id Nope does not exist'),
      },
      'Nope',
      'us-west-2 has no stack named "Nope" in the account of these credentials; check --stack, --region and --profile',
    ],
    [
      'a stack of another project',
      stacks({ Outputs: [] }),
      STACK,
      'stack ConnectCaseLookup is CREATE_COMPLETE and has no output FunctionArn: it is not a stack of this project, or an older version of this project deployed it: deploy it again',
    ],
    [
      'a stack whose first deployment failed',
      stacks({ Outputs: [], StackStatus: 'ROLLBACK_COMPLETE' }),
      STACK,
      'stack ConnectCaseLookup is ROLLBACK_COMPLETE and has no output FunctionArn: the deployment failed; find out why, and deploy again',
    ],
    [
      'a stack that is being created',
      stacks({ Outputs: [], StackStatus: 'CREATE_IN_PROGRESS' }),
      STACK,
      'stack ConnectCaseLookup is CREATE_IN_PROGRESS and has no output FunctionArn: wait until the deployment has finished and run this again',
    ],
    [
      'expired credentials',
      {
        'cloudformation:DescribeStacks': new Failure(
          'ExpiredToken',
          'The security token included in the request is expired',
        ),
      },
      undefined,
      'the credentials have expired; sign in again and run the command once more',
    ],
    [
      'credentials that AWS does not know',
      { 'cloudformation:DescribeStacks': new Failure('InvalidClientTokenId', 'The security token is invalid.') },
      undefined,
      'AWS does not know these credentials; sign in again and run the command once more',
    ],
    [
      'a caller who may not read stacks',
      {
        'cloudformation:DescribeStacks': new Failure(
          'AccessDenied',
          'User: x is not authorized to perform: cloudformation:DescribeStacks on resource: y with an explicit deny in a service control policy',
        ),
      },
      undefined,
      'cloudformation:DescribeStacks is not allowed (explicit deny, service control policy)',
    ],
    [
      'throttling',
      { 'cloudformation:DescribeStacks': new Failure('Throttling', 'Rate exceeded') },
      undefined,
      'AWS throttled cloudformation:DescribeStacks, even after retries; try again in a minute',
    ],
  ])('cannot be checked, which one sentence says, for %s', async (_, answers, stack, what) => {
    expect(await only(answers, stack)).toEqual([{ check: 'stack', outcome: 'unknown', what }]);
  });
});
