import { type Broken, expectFine, expectProblem, type Fine } from '../../../support/aws/expectations';
import { Failure } from '../../../support/aws/failure';
import {
  configuration,
  FUNCTION_ARN,
  healthyAccount,
  INSTANCE_ARN,
  permission,
  policyOf,
  stackOf,
} from '../../../support/aws/healthy-account';

const { answers: healthy, template, environment } = healthyAccount();
const NOT_FOUND = new Failure('ResourceNotFoundException', 'it is not there');
const aliasOnly = (good: object) => (given: Record<string, string>) => (given.Qualifier ? good : NOT_FOUND);

describe('a problem of stack and function is', () => {
  it.each<Broken>([
    [
      'a deployment that failed and was rolled back',
      { 'cloudformation:DescribeStacks': { Stacks: [stackOf(template, { StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })] } },
      'stack',
      /UPDATE_ROLLBACK_COMPLETE: the last change of the stack failed/,
      /^aws cloudformation describe-stack-events --stack-name ConnectCaseLookup --region us-west-2$/,
    ],
    [
      'an alias that was deleted',
      { 'lambda:GetAlias': NOT_FOUND },
      'alias',
      /has no alias "live"/,
      /create-alias --function-name \S+ --name live --function-version 7/,
    ],
    [
      'an environment that was changed by hand and published',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
          configuration(
            Qualifier ? { ...environment, FLOW_TIME_LIMIT_SECONDS: '3', EXTRA: 'secret' } : environment,
            '8',
          ),
      },
      'environment',
      /^version 8 behind "live" .*FLOW_TIME_LIMIT_SECONDS is "3" instead of "8"; EXTRA was added$/,
      /update-alias --function-name \S+ --name live --function-version 7/,
    ],
    [
      'an environment that was changed by hand, only for the function without its alias',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
          configuration(Qualifier ? environment : { ...environment, FLOW_TIME_LIMIT_SECONDS: '3' }),
      },
      'environment',
      /name the function without ":live": FLOW_TIME_LIMIT_SECONDS is "3" instead of "8"$/,
      /update-function-configuration --function-name \S+ --environment '\{"Variables":\{.*"FLOW_TIME_LIMIT_SECONDS":"8".*\}\}'/,
    ],
    [
      'a function without a resource policy',
      { 'lambda:GetPolicy': aliasOnly({ Policy: policyOf(permission(`${FUNCTION_ARN}:live`)) }) },
      'permission',
      /^the function does not allow Connect to invoke it/,
      /add-permission --function-name \S+ --statement-id .* --source-account 111122223333 --source-arn arn:aws:connect:/,
    ],
    [
      'an alias whose permission is that of the function',
      { 'lambda:GetPolicy': { Policy: policyOf(permission(FUNCTION_ARN)) } },
      'permission',
      /^the alias "live" does not allow Connect to invoke it/,
      /add-permission .* --qualifier live/,
    ],
    [
      'a permission for another instance',
      {
        'lambda:GetPolicy': ({ Qualifier }: Record<string, string>) => {
          const resource = Qualifier ? `${FUNCTION_ARN}:live` : FUNCTION_ARN;
          return { Policy: policyOf(permission(resource, Qualifier ? `${INSTANCE_ARN}x` : INSTANCE_ARN)) };
        },
      },
      'permission',
      /^the alias "live" does not allow Connect to invoke it/,
      /add-permission/,
    ],
    [
      'a permission for another account',
      {
        'lambda:GetPolicy': ({ Qualifier }: Record<string, string>) => {
          const resource = Qualifier ? `${FUNCTION_ARN}:live` : FUNCTION_ARN;
          return { Policy: policyOf(permission(resource, INSTANCE_ARN, Qualifier ? '999988887777' : undefined)) };
        },
      },
      'permission',
      /^the alias "live" does not allow Connect to invoke it/,
      /add-permission/,
    ],
  ])('%s', (_, changed, check, what, command) => expectProblem({ ...healthy, ...changed }, { check, what, command }));
});

describe('no problem is', () => {
  it.each<Fine>([
    [
      'an older version with its own environment, after a rollback',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
          Qualifier ? configuration({ ...environment, FLOW_TIME_LIMIT_SECONDS: '3' }, '6') : configuration(environment),
      },
      'environment',
      /^version 6 behind "live" has another environment .*; it is older than version 7, which the stack deployed$/,
    ],
    [
      'a version that gets part of the invocations during a release',
      {
        'lambda:GetAlias': {
          FunctionVersion: '6',
          RoutingConfig: { AdditionalVersionWeights: { 7: 0.1 } },
        },
      },
      'alias',
      /^"live" names version 6, and 10 % of the invocations go to version 7; the stack deployed version 7/,
    ],
  ])('%s', (_, changed, check, what) => expectFine({ ...healthy, ...changed }, { check, what }));
});
