import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { context } from '../../cdk.json';
import { CaseLookupStack, type CaseLookupStackProps } from '../../lib/case-lookup-stack';

export const INSTANCE_ARN = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
export const DOMAIN_ID = '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f';

/** Everything that costs extra or is off by default, at once. */
export const ALL_OPTIONS = {
  kmsKeyArn: 'arn:aws:kms:us-west-2:111122223333:key/3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091',
  alarmTopicArn: 'arn:aws:sns:us-west-2:111122223333:on-duty',
  provisionedConcurrency: 2,
  canary: true,
  sampleFlow: true,
  sampleTestCases: true,
  caseDetails: 'search',
  defaults: { contacts: 'Current,Initial' },
} satisfies Partial<CaseLookupStackProps>;

/**
 * An app with the context of cdk.json that leaves the Lambda unbundled, for claims about the template alone. The CDK
 * checks a template against the published resource schemas. That takes seconds in each test file, so only tests about it
 * ask for it.
 */
export function unbundledApp({ checked = false } = {}): App {
  return new App({
    context: { ...context, 'aws:cdk:bundling-stacks': [] },
    builtinCloudFormationValidation: checked,
  });
}

/** The stack, not synthesised yet. When it is, the CDK checks the template. */
export function createStack(props: Partial<CaseLookupStackProps> = {}, { checked = true } = {}): CaseLookupStack {
  return new CaseLookupStack(unbundledApp({ checked }), 'Test', {
    instanceArn: INSTANCE_ARN,
    casesDomainId: DOMAIN_ID,
    ...props,
  });
}

/** The stack and its template, which the CDK has not checked. */
export function synthesized(props: Partial<CaseLookupStackProps> = {}) {
  const stack = createStack(props, { checked: false });
  return { stack, template: Template.fromStack(stack) };
}
