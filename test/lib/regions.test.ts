import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { INSTANCE_ARN, synthesized } from '../support/template';

describe('the stack in a Region', () => {
  it.each([
    'us-east-1',
    'us-west-2',
    'af-south-1',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-west-2',
  ])('is silent about %s, which has Cases', (region) => {
    const { stack } = synthesized({ instanceArn: INSTANCE_ARN.replace('us-west-2', region) });
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });

  it('warns of one that Cases does not serve', () => {
    const { stack } = synthesized({ instanceArn: INSTANCE_ARN.replace('us-west-2', 'eu-north-1'), associate: false });
    Annotations.fromStack(stack).hasWarning('*', Match.stringLikeRegexp('not known to exist in eu-north-1'));
  });
});
