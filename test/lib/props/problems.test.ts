import { Duration, Lazy } from 'aws-cdk-lib';
import { INSTANCE_ARN, synthesized } from '../../support/template';

describe('the props of the stack', () => {
  it.each([
    ['instanceArn', { instanceArn: Lazy.string({ produce: () => INSTANCE_ARN }) }, 'instanceArn was not known before'],
    ['functionName', { functionName: 'x'.repeat(65) }, 'Function name can not be longer than 64 characters'],
  ])('refuse a wrong %s', (_, props, expected) => expect(() => synthesized(props)).toThrow(expected));

  it('name every problem at once', () => {
    const wrong = { casesDomainId: 'a/b', flowTimeLimit: Duration.minutes(1) };
    expect(() => synthesized(wrong)).toThrow(/casesDomainId was.*flowTimeLimit was/);
  });
});
