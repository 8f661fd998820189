import type { App } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import { ALL_OPTIONS, createStack, INSTANCE_ARN } from '../../support/template';

/** The key and the topic are in another Region. */
const WITHOUT_ARNS = { kmsKeyArn: undefined, alarmTopicArn: undefined };

describe('the stack in a Region', () => {
  it('is silent where Cases is known to exist', () => {
    const stack = createStack({}, { checked: false });
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
