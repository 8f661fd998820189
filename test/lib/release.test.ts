import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { synthesized } from '../support/template';

const ALIAS = 'AWS::Lambda::Alias';
const GROUP = 'AWS::CodeDeploy::DeploymentGroup';

const versionIn = (template: Template) => Object.keys(template.findResources('AWS::Lambda::Version'));

describe('a release', () => {
  const { template } = synthesized();

  it('points the alias live at a version, which stays for a rollback when the next one comes', () => {
    const [version] = versionIn(template);
    template.hasResourceProperties(ALIAS, { Name: 'live', FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] } });
    template.hasResource('AWS::Lambda::Version', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('is a new version when the configuration changes, and none when only what watches it does', () => {
    const changed = synthesized({ flowTimeLimit: Duration.seconds(4) }).template;
    expect(versionIn(changed)).not.toEqual(versionIn(template));
    const watched = synthesized({ alarmTopicArn: 'arn:aws:sns:us-west-2:111122223333:on-duty' }).template;
    expect(versionIn(watched)).toEqual(versionIn(template));
  });

  it('costs nothing extra unless that is asked for', () => {
    template.resourceCountIs(GROUP, 0);
    template.hasResourceProperties(ALIAS, { ProvisionedConcurrencyConfig: Match.absent() });
    template.hasResource(ALIAS, { UpdatePolicy: Match.absent() });
  });

  it('keeps as many sandboxes started as are asked for', () => {
    synthesized({ provisionedConcurrency: 3 }).template.hasResourceProperties(ALIAS, {
      ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 3 },
    });
  });
});

describe('a canary', () => {
  const { template } = synthesized({ canary: true });
  const [alarm] = Object.keys(
    template.findResources('AWS::CloudWatch::Alarm', {
      Properties: { AlarmDescription: Match.stringLikeRegexp('newest version') },
    }),
  );

  it('gets one call in ten for ten minutes, and goes back on errors of the new version alone', () => {
    template.hasResourceProperties(GROUP, {
      DeploymentConfigName: 'CodeDeployDefault.LambdaCanary10Percent10Minutes',
      AlarmConfiguration: { Enabled: true, Alarms: [{ Name: { Ref: alarm } }] },
      AutoRollbackConfiguration: { Enabled: true, Events: Match.arrayWith(['DEPLOYMENT_STOP_ON_ALARM']) },
    });
    template.hasResource(ALIAS, {
      UpdatePolicy: {
        CodeDeployLambdaAliasUpdate: {
          DeploymentGroupName: { Ref: Object.keys(template.findResources(GROUP))[0] },
        },
      },
    });
  });

  it('looks with an alarm of its own at the version that the alias will point at', () => {
    const [version] = versionIn(template);
    const dimensions = Match.arrayWith([
      { Name: 'ExecutedVersion', Value: { 'Fn::GetAtt': [version, 'Version'] } },
      { Name: 'Resource', Value: { 'Fn::Join': ['', [{ Ref: Match.stringLikeRegexp('Function') }, ':live']] } },
    ]);
    const metric = (MetricName: string) =>
      Match.objectLike({ MetricStat: { Metric: { Namespace: 'AWS/Lambda', MetricName, Dimensions: dimensions } } });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: [Match.objectLike({ Expression: '100 * part / whole' }), metric('Errors'), metric('Invocations')],
      TreatMissingData: 'notBreaching',
      AlarmName: { 'Fn::Join': ['', Match.arrayWith([{ 'Fn::GetAtt': [version, 'Version'] }])] },
    });
  });

  it('is shifted by a role that may touch this one alias', () => {
    const [role] = Object.values(
      template.findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('one alias') } }),
    );
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
    const fn = { 'Fn::GetAtt': [expect.stringContaining('Function'), 'Arn'] };
    expect(role?.Properties.Policies[0].PolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['lambda:GetAlias', 'lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
        Resource: [fn, { 'Fn::Join': ['', [fn, ':live']] }],
      },
      { Effect: 'Allow', Action: 'cloudwatch:DescribeAlarms', Resource: '*' },
    ]);
  });
});
