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

  it('refuse a time limit among the defaults', () => {
    const defaults = { timeLimit: 5 } as object;
    expect(() => synthesized({ defaults })).toThrow('defaults.timeLimit is not a parameter');
  });
});
