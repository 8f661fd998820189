import { CfnParameter, Duration, Stack, Validations } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CfnDomain } from 'aws-cdk-lib/aws-cases';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { readConfig } from '../../lambda/config';
import { CaseLookup } from '../../lib/case-lookup';
import { CaseLookupStack } from '../../lib/case-lookup-stack';
import { SampleFlow } from '../../lib/flows/sample-flow';
import { DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../support/template';

/** The account and the Region of the instance. */
const ENV = { account: '111122223333', region: 'us-west-2' };

const props = { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID };

describe('the construct in a stack of another app', () => {
  it.each([
    ['of the same account and Region', { account: '111122223333', region: 'us-west-2' }],
    ['whose account and Region are not known yet', undefined],
  ])('fits into a stack %s', (_, env) => {
    const stack = new Stack(unbundledApp(), 'Theirs', { env });
    const lookup = new CaseLookup(stack, 'Lookup', {
      ...props,
      flowTimeLimit: Duration.seconds(4),
      functionName: 'their-name',
      logRetention: RetentionDays.ONE_WEEK,
    });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'their-name', Timeout: 4 });
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 });
    expect(stack.resolve(lookup.function.functionArn)).toHaveProperty('Fn::GetAtt');
  });

  it('passes on defaults, including values that only deployment knows', () => {
    const stack = new Stack(unbundledApp(), 'Theirs');
    const templateId = new CfnParameter(stack, 'Repair').valueAsString;
    new CaseLookup(stack, 'Lookup', { ...props, defaults: { contacts: 'Initial,Current', maxCases: 3, templateId } });
    const [lambda] = Object.values(Template.fromStack(stack).findResources('AWS::Lambda::Function'));
    const [before, parameter, after] = lambda!.Properties.Environment.Variables.DEFAULT_PARAMETERS['Fn::Join'][1];
    expect(parameter).toEqual({ Ref: 'Repair' });
    const DEFAULT_PARAMETERS = `${before}repair${after}`;
    const { defaults } = readConfig({ ...lambda!.Properties.Environment.Variables, DEFAULT_PARAMETERS });
    expect(defaults).toEqual({ contacts: ['Initial', 'Current'], maxCases: 3, templateId: ['repair'] });
  });

  it('refuses a stack in another account or Region, and says which part differs', () => {
    const stack = new Stack(unbundledApp(), 'Theirs', { env: { account: '444455556666', region: 'eu-west-2' } });
    expect(() => new CaseLookup(stack, 'Lookup', props)).toThrow(
      /the stack's region is eu-west-2, the instance's is us-west-2.*the stack's account is 444455556666/,
    );
  });

  it('takes partition, Region and account from the stack when only deployment knows the instance', () => {
    const stack = ownStack();
    const { valueAsString: instanceArn } = new CfnParameter(stack, 'Instance');
    new CaseLookup(stack, 'Lookup', { ...props, instanceArn });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Permission', {
      SourceAccount: '111122223333',
      SourceArn: { Ref: 'Instance' },
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: { INSTANCE_ARN: { Ref: 'Instance' } } },
    });
    expect(JSON.stringify(template.findResources('AWS::IAM::Role'))).toContain(
      `:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`,
    );
  });

  it('takes a time limit that only deployment knows, in the function, the dashboard and the sample flow', () => {
    const stack = ownStack();
    const { valueAsNumber } = new CfnParameter(stack, 'Seconds', { type: 'Number' });
    const caseLookup = new CaseLookup(stack, 'Lookup', { ...props, flowTimeLimit: Duration.seconds(valueAsNumber) });
    new SampleFlow(stack, 'SampleFlow', { caseLookup });
    const template = Template.fromStack(stack);
    const Seconds = { Ref: 'Seconds' };
    template.hasResourceProperties('AWS::Lambda::Function', {
      Timeout: Seconds,
      Environment: { Variables: { FLOW_TIME_LIMIT_SECONDS: Seconds } },
    });
    for (const type of ['AWS::CloudWatch::Dashboard', 'AWS::Connect::ContactFlow', 'AWS::Connect::ContactFlowModule']) {
      expect(JSON.stringify(template.findResources(type))).toContain('{"Ref":"Seconds"}');
    }
    // What the CDK puts in the place of a number that it does not know.
    expect(JSON.stringify(template.toJSON())).not.toMatch(/-1\.8+\d*e\+308/);
  });

  it('runs in a VPC, with the permissions that Lambda needs there and passing cdk-nag', () => {
    const app = unbundledApp();
    const stack = new Stack(app, 'Own', { env: ENV });
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    const vpc = Vpc.fromVpcAttributes(stack, 'Vpc', {
      vpcId: 'vpc-1',
      availabilityZones: ['us-west-2a'],
      privateSubnetIds: ['subnet-1'],
    });
    new CaseLookup(stack, 'Lookup', { ...props, vpc, reservedConcurrentExecutions: 20 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', {
      ReservedConcurrentExecutions: 20,
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: [Match.anyValue()] },
    });
    const [role] = Object.values(template.findResources('AWS::IAM::Role'));
    expect(JSON.stringify(role?.Properties.Policies)).toContain('ec2:CreateNetworkInterface');
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
  });
});

describe('a value that the CDK has yet to look up', () => {
  const dummy = (name: string) => `dummy-value-for-/connect/${name}`;

  it('passes the first synthesis of the construct and of the stack, as the look-up follows it', () => {
    const unknown = { instanceArn: dummy('instance'), casesDomainId: dummy('domain'), caseDetails: 'search' } as const;
    expect(() => new CaseLookup(ownStack(), 'Lookup', unknown)).not.toThrow();
    expect(() => new CaseLookupStack(unbundledApp(), 'Whole', unknown)).not.toThrow();
  });
});

describe('a Cases domain', () => {
  const DOMAINS: [string, (stack: Stack) => string][] = [
    ['a literal', () => DOMAIN_ID],
    ['a parameter', (stack) => new CfnParameter(stack, 'DomainId').valueAsString],
    ['a domain of the same stack', (stack) => new CfnDomain(stack, 'Domain', { name: 'support' }).attrDomainId],
  ];
  const CASES = DOMAINS.flatMap(([name, domain]) =>
    [undefined, 'exact', 'search'].flatMap((caseDetails) =>
      [false, true].map((nag) => ({ name, domain, caseDetails: caseDetails as 'exact' | 'search' | undefined, nag })),
    ),
  );

  it.each(CASES)('that is $name synthesises with details "$caseDetails", cdk-nag: $nag', (each) => {
    const app = unbundledApp();
    const stack = new Stack(app, 'Own', { env: ENV });
    if (each.nag) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new CaseLookup(stack, 'Lookup', {
      ...props,
      casesDomainId: each.domain(stack),
      ...(each.caseDetails && { caseDetails: each.caseDetails }),
    });
    expect(() => app.synth()).not.toThrow();
  });

  // The name that cdk-nag would give the wildcard is known only after the construct: such an app acknowledges it itself.
  it('can be one of another stack', () => {
    const app = unbundledApp();
    const domain = new CfnDomain(new Stack(app, 'Domains', { env: ENV }), 'Domain', { name: 'support' });
    const stack = new Stack(app, 'Own', { env: ENV });
    new CaseLookup(stack, 'Lookup', { ...props, casesDomainId: domain.attrDomainId, caseDetails: 'search' });
    expect(() => app.synth()).not.toThrow();
  });
});

function ownStack(): Stack {
  return new Stack(unbundledApp(), 'Own', { env: ENV });
}
