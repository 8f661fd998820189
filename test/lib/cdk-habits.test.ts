import { Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { CaseLookup } from '../../lib/case-lookup';
import type { CaseLookupProps } from '../../lib/props/case-lookup-props';
import { ALL_OPTIONS, DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../support/template';

/** The construct in a stack of somebody's own app. */
function lookupIn(stack: Stack, props: Partial<CaseLookupProps> = {}): CaseLookup {
  return new CaseLookup(stack, 'Lookup', { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID, ...props });
}

const ownStack = () => new Stack(unbundledApp(), 'Own', { env: { account: '111122223333', region: 'us-west-2' } });

describe('the construct', () => {
  it('takes a key and a topic as constructs', () => {
    const stack = ownStack();
    const [kmsKey, alarmTopic] = [new Key(stack, 'Key'), new Topic(stack, 'OnCall')];
    lookupIn(stack, { kmsKey, alarmTopic });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(kmsKey.keyArn) });
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(alarmTopic.topicArn)] });
  });

  it.each(['kmsKey', 'alarmTopic'] as const)('refuses %s together with its ARN', (name) => {
    const stack = ownStack();
    const constructs = { kmsKey: new Key(stack, 'Key'), alarmTopic: new Topic(stack, 'OnCall') };
    const arnName = `${name}Arn` as const;
    expect(() => lookupIn(stack, { [name]: constructs[name], [arnName]: ALL_OPTIONS[arnName] })).toThrow(
      `${name} and ${arnName} were both given; give one`,
    );
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
