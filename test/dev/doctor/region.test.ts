import { defaultRegion } from '../../../dev/commands/doctor';
import { INSTANCE_ARN } from '../../support/aws/healthy-account';
import { temporaryFolder } from '../../support/command';

describe('the Region that no option names', () => {
  const files = temporaryFolder();
  const before = process.cwd();
  afterEach(() => process.chdir(before));

  function inProject(context: object, env: NodeJS.ProcessEnv = {}) {
    files.write('cdk.json', { context });
    process.chdir(files.file('.'));
    return defaultRegion(env);
  }

  it('is that of the instance to which the CDK deploys', () => {
    expect(inProject({ instanceArn: INSTANCE_ARN })).toBe('us-west-2');
  });

  it.each([
    [{ AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-west-2'],
    [{ AWS_REGION: 'eu-central-1', AWS_DEFAULT_REGION: 'eu-west-2' }, 'eu-central-1'],
  ])('is that of the environment first: %j', (env, region) => {
    expect(inProject({ instanceArn: INSTANCE_ARN }, env)).toBe(region);
  });

  it.each([{}, { instanceArn: '' }, { instanceArn: 'an-arn' }])(
    'is left to the profile where cdk.json holds %j',
    (context) => {
      expect(inProject(context)).toBeUndefined();
    },
  );
});
