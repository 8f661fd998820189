import { examine } from '../../support/aws/examine';
import { Failure } from '../../support/aws/failure';
import { configuration, FUNCTION, healthyAccount, STACK, stackOf } from '../../support/aws/healthy-account';

const { answers: healthy, environment } = healthyAccount();
const FOREIGN = { ...configuration({ TABLE: 'x', INSTANCE_ARN: 'y' }), FunctionName: 'Foreign' };
const region = (...functions: object[]) => ({ ...healthy, 'lambda:ListFunctions': { Functions: functions } });
const own = (FunctionName: string) => ({ ...configuration(environment), FunctionName });
const stack = (changes: object, resources?: object[]) => ({
  ...healthy,
  'cloudformation:DescribeStacks': { Stacks: [stackOf(changes)] },
  ...(resources && { 'cloudformation:ListStackResources': { StackResourceSummaries: resources } }),
});
const only = async (answers: object, wanted: Parameters<typeof examine>[1] = {}) =>
  (await examine(answers as typeof healthy, wanted)).findings;
const healthyFindings = () => only(healthy);

describe('the function', () => {
  it('is the only one of this project in the Region, whatever its stack is called, describes or puts out', async () => {
    const answers = {
      ...stack({ StackName: 'Telephony', Description: 'a text of your own', Outputs: [] }),
      ...{ 'lambda:ListFunctions': { Functions: [FOREIGN, configuration(environment)] } },
      'cloudformation:DescribeStackResources': { StackResources: [{ StackName: 'Telephony' }] },
    };
    const [first, ...others] = await only(answers);
    expect(first).toEqual({ check: 'stack', outcome: 'ok', what: 'Telephony in us-west-2 is CREATE_COMPLETE' });
    expect(others).toEqual((await healthyFindings()).slice(1));
  });

  it('is the one in the stack that is named, whatever other functions the stack has', async () => {
    const { StackResourceSummaries } = healthy['cloudformation:ListStackResources'] as {
      StackResourceSummaries: object[];
    };
    const foreign = { LogicalResourceId: 'X', ResourceType: 'AWS::Lambda::Function', PhysicalResourceId: 'Foreign' };
    const answers = {
      ...stack({ StackName: 'Telephony' }, [foreign, ...StackResourceSummaries]),
      'lambda:GetFunctionConfiguration': ({ id }: Record<string, string>) =>
        id === 'Foreign' ? FOREIGN : configuration(environment),
    };
    const [first, ...others] = await only(answers, { stack: 'Telephony' });
    expect(first?.what).toBe('Telephony in us-west-2 is CREATE_COMPLETE');
    expect(others).toEqual((await healthyFindings()).slice(1));
  });

  it('is the one that is named where there are several', async () => {
    const findings = await only(region(own('Other'), configuration(environment)), { functionName: FUNCTION });
    expect(findings).toEqual(await healthyFindings());
  });

  it('is found where one of its variables was deleted by hand, which the checks then say', async () => {
    const { INSTANCE_ARN: _, ...rest } = environment;
    const answers = { ...region(configuration(rest)), 'lambda:GetFunctionConfiguration': configuration(rest) };
    const found = (await only(answers)).find(({ check }) => check === 'configuration');
    expect(found).toMatchObject({ outcome: 'problem', what: expect.stringContaining('INSTANCE_ARN is missing') });
  });

  it.each<[string, object, Parameters<typeof examine>[1], string]>([
    [
      'several functions',
      region(own('B'), own('A')),
      {},
      'us-west-2 has several functions of this project; choose one: --function A, --function B',
    ],
    [
      'no function in the Region',
      region(FOREIGN),
      {},
      'us-west-2 has no function of this project in the account of these credentials; check --region, --profile, --stack and --function',
    ],
    [
      'no function with the name',
      region(own('B'), own('A')),
      { functionName: 'C' },
      'us-west-2 has no function of this project named "C" in the account of these credentials; check --region, --profile, --stack and --function',
    ],
    [
      'no stack with the name',
      {
        ...healthy,
        'cloudformation:DescribeStacks': new Failure('ValidationError', 'Stack with id Nope does not exist'),
      },
      { stack: 'Nope' },
      'us-west-2 has no stack named "Nope" in the account of these credentials; check --region, --profile, --stack and --function',
    ],
    [
      'a stack of another project',
      stack({}, []),
      { stack: STACK },
      'stack ConnectCaseLookup is CREATE_COMPLETE and has no function of this project: it is not a stack of this project, or its function was deleted; deploy it again',
    ],
    [
      'a stack whose first deployment failed',
      stack({ StackStatus: 'ROLLBACK_COMPLETE' }, []),
      { stack: STACK },
      'stack ConnectCaseLookup is ROLLBACK_COMPLETE and has no function of this project: the deployment failed; find out why, and deploy again',
    ],
    [
      'a stack that is being created',
      stack({ StackStatus: 'CREATE_IN_PROGRESS' }, []),
      { stack: STACK },
      'stack ConnectCaseLookup is CREATE_IN_PROGRESS and has no function of this project: wait until the deployment has finished and run this again',
    ],
    [
      'a function in a stack that has no alias of it',
      stack({}, [{ LogicalResourceId: 'F', ResourceType: 'AWS::Lambda::Function', PhysicalResourceId: FUNCTION }]),
      {},
      `stack ConnectCaseLookup has no alias of ${FUNCTION}; deploy it again`,
    ],
    [
      'expired credentials',
      {
        ...healthy,
        'lambda:ListFunctions': new Failure('ExpiredToken', 'The security token included in the request is expired'),
      },
      {},
      'the credentials have expired; sign in again and run the command once more',
    ],
    [
      'credentials that AWS does not know',
      { ...healthy, 'lambda:ListFunctions': new Failure('InvalidClientTokenId', 'The security token is invalid.') },
      {},
      'AWS does not know these credentials; sign in again and run the command once more',
    ],
    [
      'a caller who may not read stacks',
      {
        ...healthy,
        'lambda:ListFunctions': new Failure(
          'AccessDenied',
          'User: x is not authorized to perform: lambda:ListFunctions on resource: y with an explicit deny in a service control policy',
        ),
      },
      {},
      'lambda:ListFunctions is not allowed (explicit deny, service control policy)',
    ],
    [
      'throttling',
      { ...healthy, 'lambda:ListFunctions': new Failure('TooManyRequestsException', 'Rate exceeded') },
      {},
      'AWS throttled lambda:ListFunctions, even after retries; try again in a minute',
    ],
  ])('cannot be checked, which one sentence says, for %s', async (_, answers, wanted, what) => {
    expect(await only(answers, wanted)).toEqual([{ check: 'stack', outcome: 'unknown', what }]);
  });
});
