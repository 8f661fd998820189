import { Duration } from 'aws-cdk-lib';
import { ALL_OPTIONS, synthesized } from '../../support/template';

describe('the props for operations', () => {
  it('encrypt the log with a key', () => {
    const { kmsKeyArn } = ALL_OPTIONS;
    synthesized({ kmsKeyArn }).template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: kmsKeyArn });
  });

  it('tag the stack, which CloudFormation passes on to its resources', () => {
    expect(synthesized({ tags: { team: 'care' } }).stack.tags.tagValues()).toEqual({ team: 'care' });
  });

  it('switch off metrics, alarms, dashboard and queries together', () => {
    const { template } = synthesized({ monitoring: false });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { POWERTOOLS_METRICS_DISABLED: 'true' } },
    });
    expect(template.findOutputs('DashboardName')).toEqual({});
  });

  it('give the function the timeout of the longest time limit, and tell it both limits', () => {
    const limits = { flowTimeLimit: Duration.seconds(6), longestTimeLimit: Duration.seconds(60) };
    synthesized(limits).template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: 60,
      Environment: { Variables: { FLOW_TIME_LIMIT_SECONDS: '6', LONGEST_TIME_LIMIT_SECONDS: '60' } },
    });
  });

  it.each([
    [
      'longestTimeLimit',
      { longestTimeLimit: Duration.seconds(7) },
      'longestTimeLimit was 7 seconds and flowTimeLimit 8 seconds; it must be whole seconds from the time limit of the flow to 60',
    ],
    [
      'longestTimeLimit',
      { longestTimeLimit: Duration.seconds(61) },
      'longestTimeLimit was 1 minute 1 second and flowTimeLimit 8 seconds; it must be whole seconds',
    ],
    [
      'time limit among the defaults',
      { defaults: { timeLimit: 5 } as object },
      'defaults.timeLimit is not a parameter',
    ],
    [
      'kmsKeyArn',
      { kmsKeyArn: 'alias/logs' },
      'kmsKeyArn was "alias/logs"; it must be the ARN of a KMS key, not of an',
    ],
    [
      'kmsKeyArn',
      { kmsKeyArn: ALL_OPTIONS.kmsKeyArn.replace('us-west-2', 'eu-west-2') },
      'kmsKeyArn was in eu-west-2; it must be in us-west-2, where the instance is',
    ],
    [
      'alarmTopicArn',
      { alarmTopicArn: 'on-duty' },
      'alarmTopicArn was "on-duty"; it must be the ARN of a standard SNS',
    ],
    [
      'alarmTopicArn',
      { alarmTopicArn: ALL_OPTIONS.alarmTopicArn, monitoring: false },
      'alarmTopicArn was given and monitoring was false',
    ],
    [
      'provisionedConcurrency',
      { provisionedConcurrency: 0 },
      'provisionedConcurrency was 0; it must be a whole number of execution environments to keep started, like 2',
    ],
  ])('refuse a wrong %s', (_, props, expected) => expect(() => synthesized(props)).toThrow(expected));
});
