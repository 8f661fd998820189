import { Aws, CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { readConfig } from '../../lambda/config';
import { CaseLookup } from '../../lib/case-lookup';
import { DOMAIN_ID, INSTANCE_ARN, unbundledApp } from '../support/template';

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

  it('refuses an instance ARN that only deployment knows', () => {
    const stack = new Stack(unbundledApp(), 'Theirs');
    const instanceArn = `arn:aws:connect:${Aws.REGION}:${Aws.ACCOUNT_ID}:instance/x`;
    expect(() => new CaseLookup(stack, 'Lookup', { ...props, instanceArn })).toThrow(
      /instanceArn was "arn.*; it must be, known before deployment/,
    );
  });
});
