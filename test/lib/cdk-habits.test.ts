import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CaseLookup } from '../../lib/case-lookup';
import type { CaseLookupProps } from '../../lib/props/case-lookup-props';
import { ALL_OPTIONS, DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../support/template';

const KEY_ARN = ALL_OPTIONS.kmsKeyArn;

/** The construct in a stack of another app. */
function lookupIn(stack: Stack, props: Partial<CaseLookupProps> = {}): CaseLookup {
  return new CaseLookup(stack, 'Lookup', { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID, ...props });
}

const ownStack = () => new Stack(unbundledApp(), 'Own', { env: { account: '111122223333', region: 'us-west-2' } });

/** The statements of the policy of the one key in a stack. */
function keyStatements(stack: Stack): unknown[] {
  const [key] = Object.values(Template.fromStack(stack).findResources('AWS::KMS::Key'));
  return key?.Properties.KeyPolicy.Statement;
}

describe('the construct', () => {
  it('takes a key and a topic as constructs', () => {
    const stack = ownStack();
    const [kmsKey, alarmTopic] = [new Key(stack, 'Key'), new Topic(stack, 'OnCall')];
    lookupIn(stack, { kmsKey, alarmTopic });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(kmsKey.keyArn) });
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(alarmTopic.topicArn)] });
  });

  it("lets CloudWatch Logs use the log's key, for logs of this account and Region only", () => {
    const stack = ownStack();
    lookupIn(stack, { kmsKey: new Key(stack, 'Key') });
    expect(keyStatements(stack)).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'logs.us-west-2.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
      Resource: '*',
      Condition: {
        ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:us-west-2:111122223333:log-group:*' },
      },
    });
  });

  it.each([true, false])('lets alarms of this account send to its topic, where that enforces TLS: %s', (enforceSSL) => {
    const stack = ownStack();
    const alarmTopic = new Topic(stack, 'OnCall', { enforceSSL });
    lookupIn(stack, { alarmTopic });
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::SNS::TopicPolicy'));
    expect(policy?.Properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Action: 'sns:Publish',
        Resource: stack.resolve(alarmTopic.topicArn),
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    );
  });

  it('lets alarms of this account use the key of an encrypted topic', () => {
    const stack = ownStack();
    lookupIn(stack, { alarmTopic: new Topic(stack, 'OnCall', { masterKey: new Key(stack, 'Key') }) });
    expect(keyStatements(stack)).toContainEqual({
      Effect: 'Allow',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
    });
  });

  it('leaves an imported key as it is', () => {
    const stack = ownStack();
    lookupIn(stack, { kmsKey: Key.fromKeyArn(stack, 'Key', KEY_ARN) });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: KEY_ARN });
  });

  it('refuses a key of another Region', () => {
    const stack = ownStack();
    const kmsKey = Key.fromKeyArn(stack, 'Key', KEY_ARN.replace('us-west-2', 'eu-west-2'));
    expect(() => lookupIn(stack, { kmsKey })).toThrow('kmsKey was in eu-west-2; it must be in us-west-2');
  });

  it('has its alarms by name, for actions of your own', () => {
    const { monitoring } = lookupIn(ownStack());
    expect(Object.keys(monitoring?.alarms ?? {})).toEqual([
      'functionErrors',
      'lookupsThrottled',
      'slowAnswers',
      'functionThrottled',
      'accessDenied',
    ]);
  });

  it.each([
    ['metricLookups', (lookup: CaseLookup) => lookup.metricLookups(), 'Lookups', 'Sum'],
    [
      'metricFailures',
      (lookup: CaseLookup) => lookup.metricFailures('CasesNotFoundError'),
      'CasesNotFoundError',
      'Sum',
    ],
    ['metricRequests', (lookup: CaseLookup) => lookup.metricRequests(), 'Requests', 'Sum'],
    ['metricRequests', (lookup: CaseLookup) => lookup.metricRequests('GetCase'), 'GetCaseRequests', 'Sum'],
    [
      'metricThrottledRequests',
      (lookup: CaseLookup) => lookup.metricThrottledRequests('SearchCases'),
      'SearchCasesThrottledRequests',
      'Sum',
    ],
    ['metricTimeUsed', (lookup: CaseLookup) => lookup.metricTimeUsed(), 'TimeUsed', 'p90'],
    ['metric', (lookup: CaseLookup) => lookup.metric('TimeLeft'), 'TimeLeft', 'p10'],
    ['metric', (lookup: CaseLookup) => lookup.metric('Pages', { statistic: 'Maximum' }), 'Pages', 'Maximum'],
  ])('%s has the statistic that makes sense, unless another is given', (_, metricOf, metricName, statistic) => {
    expect(metricOf(lookupIn(ownStack()))).toMatchObject({ metricName, statistic });
  });

  it('gives a metric of the function, for an alarm of your own', () => {
    const stack = ownStack();
    const metric = lookupIn(stack).metric('CasesThrottledError', { period: Duration.hours(1) });
    metric.createAlarm(stack, 'Own', { threshold: 1, evaluationPeriods: 1 });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'ConnectCaseLookup',
      MetricName: 'CasesThrottledError',
      Period: 3600,
    });
  });

  it('lets a role invoke what flows invoke', () => {
    const stack = ownStack();
    const role = new Role(stack, 'Tester', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    const lookup = lookupIn(stack);
    lookup.grantInvoke(role);
    const ofRole = { Properties: { Roles: [stack.resolve(role.roleName)] } };
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy', ofRole));
    expect(policy?.Properties.PolicyDocument.Statement).toEqual([
      { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: stack.resolve(lookup.arnForFlows) },
    ]);
  });

  it('adds these resources to a stack', () => {
    const stack = ownStack();
    lookupIn(stack);
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: Record<string, { Type: string }> };
    // The id of a version ends with the hash of code and configuration.
    const ids = Object.entries(Resources).map(([id, { Type }]) => `${Type} ${id.replace(/[\da-f]{32}$/, '')}`);
    expect(ids).toMatchSnapshot();
  });
});
