import type { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ALL_OPTIONS, createStack, INSTANCE_ARN } from '../../support/template';

/** The key and the topic are in another Region. */
const WITHOUT_ARNS = { kmsKeyArn: undefined, alarmTopicArn: undefined };

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
    const stack = createStack({ instanceArn: INSTANCE_ARN.replace('us-west-2', region) });
    expect(Annotations.fromStack(stack).findWarning('*', Match.anyValue())).toEqual([]);
  });

  it.each(['eu-west-1', 'eu-north-1'])(
    'gets one warning, and no error, about %s, which is not known to have Cases',
    (region) => {
      jest.spyOn(console, 'error').mockImplementation();
      const stack = createStack({
        ...ALL_OPTIONS,
        ...WITHOUT_ARNS,
        instanceArn: INSTANCE_ARN.replace('us-west-2', region),
      });
      expect(() => (stack.node.root as App).synth()).not.toThrow();
      const warnings = Annotations.fromStack(stack).findWarning('*', Match.anyValue());
      expect(warnings.map(({ entry }) => entry.data)).toEqual([
        expect.stringContaining(`not known to exist in ${region}`),
      ]);
    },
  );
});
