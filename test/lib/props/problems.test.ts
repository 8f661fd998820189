import { Duration, Lazy } from 'aws-cdk-lib';
import { INSTANCE_ARN, synthesized } from '../../support/template';

describe('the props of the stack', () => {
  it.each([
    ['instanceArn', { instanceArn: 'x' }, 'instanceArn was "x"; it must be the ARN of your'],
    ['instanceArn', { instanceArn: Lazy.string({ produce: () => INSTANCE_ARN }) }, 'instanceArn was not known before'],
    [
      'instanceArn',
      { instanceArn: INSTANCE_ARN.replace(/[^/]*$/, 'xyz') },
      'instance/xyz"; it must be the ARN of your',
    ],
    ['casesDomainId', { casesDomainId: 'domain' }, 'casesDomainId was "domain"; it must be the id of the Cases domain'],
    [
      'stackName',
      { stackName: 'x'.repeat(120), sampleFlow: true },
      'stackName has 120 characters; with sampleFlow it must have at most 115',
    ],
    [
      'casesDomainId',
      { casesDomainId: 'a/b' },
      /casesDomainId was "a\/b"; it must be the id .* list-integration-associations/,
    ],
    [
      'flowTimeLimit',
      { flowTimeLimit: Duration.seconds(9) },
      'flowTimeLimit was 9 seconds; it must be whole seconds from 1 to 8',
    ],
    ['flowTimeLimit', { flowTimeLimit: Duration.millis(2500) }, 'flowTimeLimit was 2 seconds 500 millis; it must be'],
    ['memorySize', { memorySize: 100 }, 'memorySize was 100; it must be whole megabytes from 128 to 10240'],
    ['default', { defaults: { maxCases: 0 } }, 'defaults.maxCases was a number; it must be a whole number from 1 to'],
    ['default', { defaults: { contacts: 'Inital' } }, 'defaults.contacts was a string of 6 characters; it must be'],
    ['functionName', { functionName: 'x'.repeat(65) }, 'Function name can not be longer than 64 characters'],
  ])('refuse a wrong %s', (_, props, expected) => expect(() => synthesized(props)).toThrow(expected));

  it('name every problem at once', () => {
    const wrong = { casesDomainId: 'a/b', flowTimeLimit: Duration.minutes(1) };
    expect(() => synthesized(wrong)).toThrow(/casesDomainId was.*flowTimeLimit was/);
  });
});
