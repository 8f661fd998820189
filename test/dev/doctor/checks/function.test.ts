import { execFileSync } from 'node:child_process';
import { examine } from '../../../support/aws/examine';
import { type Broken, expectFine, expectProblem, type Fine } from '../../../support/aws/expectations';
import { Failure } from '../../../support/aws/failure';
import {
  configuration,
  DOMAIN_ID,
  FUNCTION_ARN,
  healthyAccount,
  INSTANCE_ARN,
  permission,
  policyOf,
  stackOf,
} from '../../../support/aws/healthy-account';

const { answers: healthy, template, environment } = healthyAccount();
const [functionId] = Object.entries(template.Resources).find(([, { Type }]) => Type === 'AWS::Lambda::Function') ?? [
  '',
];
const NOT_FOUND = new Failure('ResourceNotFoundException', 'it is not there');
const aliasOnly = (good: object) => (given: Record<string, string>) => (given.Qualifier ? good : NOT_FOUND);

describe('a problem of stack and function is', () => {
  it.each<Broken>([
    [
      'a deployment that failed and was rolled back',
      { 'cloudformation:DescribeStacks': { Stacks: [stackOf({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' })] } },
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
      'configuration',
      /^version 8, to which "live" points, .*FLOW_TIME_LIMIT_SECONDS is "3" instead of "8"; EXTRA was added$/,
      /update-alias --function-name \S+ --name live --function-version 7/,
    ],
    [
      'an environment that was changed by hand, only for the function without its alias',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
          configuration(Qualifier ? environment : { ...environment, FLOW_TIME_LIMIT_SECONDS: '3' }),
      },
      'configuration',
      /name the function without ":live": FLOW_TIME_LIMIT_SECONDS is "3" instead of "8"$/,
      /update-function-configuration --function-name \S+ --environment '\{"Variables":\{.*"FLOW_TIME_LIMIT_SECONDS":"8".*\}\}'/,
    ],
    [
      'a time limit and a memory size that were set by hand',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) => ({
          ...configuration(environment),
          ...(!Qualifier && { Timeout: 3, MemorySize: 128 }),
        }),
      },
      'configuration',
      /: the time limit is 3 s instead of 8 s; the memory is 128 MB instead of 512 MB$/,
      / --timeout 8 --memory-size 512 /,
    ],
    [
      'a time limit that was set by hand and published',
      {
        'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) => ({
          ...configuration(environment, '8'),
          ...(Qualifier && { Timeout: 3 }),
        }),
      },
      'configuration',
      /^version 8, to which "live" points, has another configuration than the stack set: the time limit is 3 s instead of 8 s$/,
      /update-alias --function-name \S+ --name live --function-version 7/,
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
      'configuration',
      /^version 6, to which "live" points, has another configuration .*; it is older than version 7, which the stack deployed$/,
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

describe('the command that restores the environment', () => {
  /** A stack whose template holds the domain as an expression, and a function of which one variable was changed by hand. */
  async function commandFor(newest: Record<string, string>) {
    const changed = structuredClone(template);
    Object.assign(changed.Resources[functionId]?.Properties?.Environment?.Variables ?? {}, {
      CASES_DOMAIN_ID: { 'Fn::GetAtt': ['Domain', 'DomainId'] },
    });
    const { findings } = await examine({
      ...healthy,
      'cloudformation:GetTemplate': { TemplateBody: JSON.stringify(changed) },
      'lambda:GetFunctionConfiguration': ({ Qualifier }: Record<string, string>) =>
        configuration(Qualifier ? environment : newest),
    });
    return findings.find(({ check }) => check === 'configuration');
  }

  it('keeps a variable that the template holds as an expression', async () => {
    const found = await commandFor({ ...environment, FLOW_TIME_LIMIT_SECONDS: '3' });
    expect(found).toMatchObject({ command: expect.stringContaining(`"CASES_DOMAIN_ID":"${DOMAIN_ID}"`) });
  });

  it('is not printed where the value of such a variable is not known any more', async () => {
    const { CASES_DOMAIN_ID: _, ...newest } = environment;
    const found = await commandFor(newest);
    expect(found).toMatchObject({ outcome: 'problem', what: expect.stringMatching(/CASES_DOMAIN_ID is missing$/) });
    expect(found).not.toHaveProperty('command');
  });

  it('is one that a shell reads as meant, whatever was set', async () => {
    const found = await commandFor({ ...environment, INSTANCE_ARN: "'; touch forged; echo '" });
    const { command } = found as { command: string };
    const words = execFileSync('sh', ['-c', `aws() { printf '%s\\0' "$@"; }; ${command}`], { encoding: 'utf8' }).split(
      '\0',
    );
    expect(JSON.parse(words[words.indexOf('--environment') + 1] ?? '')).toEqual({ Variables: environment });
  });
});
