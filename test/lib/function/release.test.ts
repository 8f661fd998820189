import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { synthesized } from '../../support/template';

const ALIAS = 'AWS::Lambda::Alias';
const ANOTHER_DOMAIN = '0b7e4d1a-6b7a-4c1e-9f30-2a7d5e4b9c61';
const GROUP = 'AWS::CodeDeploy::DeploymentGroup';

const versionIn = (template: Template) => Object.keys(template.findResources('AWS::Lambda::Version'));

describe('a release', () => {
  const { template } = synthesized();

  it('points the alias live at a version, which stays for a rollback', () => {
    const [version] = versionIn(template);
    template.hasResourceProperties(ALIAS, { Name: 'live', FunctionVersion: { 'Fn::GetAtt': [version, 'Version'] } });
    template.hasResource('AWS::Lambda::Version', {
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
    });
  });

  it('publishes a version when the configuration changes, but not when only the monitoring does', () => {
    const changed = synthesized({ flowTimeLimit: Duration.seconds(4) }).template;
    expect(versionIn(changed)).not.toEqual(versionIn(template));
    const watched = synthesized({ alarmTopicArn: 'arn:aws:sns:us-west-2:111122223333:on-call' }).template;
    expect(versionIn(watched)).toEqual(versionIn(template));
  });

  it('creates no extra resource by default', () => {
    template.resourceCountIs(GROUP, 0);
    template.hasResourceProperties(ALIAS, { ProvisionedConcurrencyConfig: Match.absent() });
    template.hasResource(ALIAS, { UpdatePolicy: Match.absent() });
  });

  it('keeps the given number of execution environments started', () => {
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

  it('gives a new version one invocation in ten for ten minutes, and returns to the old one if it fails', () => {
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

  it('watches the errors of the new version alone', () => {
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

  it('is shifted by a role for this one alias, which only CodeDeploy of this account can assume', () => {
    const [role] = Object.values(
      template.findResources('AWS::IAM::Role', { Properties: { Description: Match.stringLikeRegexp('one alias') } }),
    );
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
    expect(role?.Properties.AssumeRolePolicyDocument.Statement).toEqual([
      {
        Effect: 'Allow',
        Action: 'sts:AssumeRole',
        Principal: { Service: 'codedeploy.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ]);
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

describe('a change of the Cases domain', () => {
  const roleIn = ({ template }: ReturnType<typeof synthesized>) => {
    const fn = Object.values(template.findResources('AWS::Lambda::Function'))[0]?.Properties;
    const [id] = fn.Role['Fn::GetAtt'] as [string];
    return { id, ...template.toJSON().Resources[id] };
  };
  const before = roleIn(synthesized({ canary: true }));
  const after = roleIn(synthesized({ canary: true, casesDomainId: ANOTHER_DOMAIN }));

  it('gives the new version a new role and keeps the role of older versions, which still ask the old domain', () => {
    expect(after.id).toBe(before.id);
    // CloudFormation replaces a role whose path changes (AWS::IAM::Role, Path).
    expect(after.Properties.Path).toBe(`/connect-case-lookup/list-only/${ANOTHER_DOMAIN}/`);
    expect(after.Properties.Path).not.toBe(before.Properties.Path);
    expect(before.UpdateReplacePolicy).toBe('Retain');
  });

  it('does not keep the current role when the stack is deleted', () => {
    expect(before.DeletionPolicy).toBe('Delete');
  });

  it('publishes a new version', () => {
    expect(versionIn(synthesized({ casesDomainId: ANOTHER_DOMAIN }).template)).not.toEqual(
      versionIn(synthesized().template),
    );
  });

  it('is like a change of what the role may read', () => {
    const withDetails = roleIn(synthesized({ caseDetails: 'exact' }));
    expect(withDetails.Properties.Path).not.toBe(before.Properties.Path);
  });
});
