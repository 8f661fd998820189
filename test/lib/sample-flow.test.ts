import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { checkFlow } from '../../dev/connect/check/check-flow';
import { checkTestCase } from '../../dev/connect/check/check-test-case';
import { INSTANCE_ARN, synthesized } from '../support/template';

const FLOW = 'AWS::Connect::ContactFlow';
const MODULE = 'AWS::Connect::ContactFlowModule';
const TEST_CASE = 'AWS::Connect::TestCase';
const FUNCTION_ARN = 'arn:aws:lambda:us-west-2:111122223333:function:deployed';

type Joined = { 'Fn::Join': [string, (string | object)[]] };

/** Resources of a type with the content that CloudFormation would put together, the function's ARN being known. */
function contentsOf(template: Template, type: string): unknown[] {
  const { Value } = template.findOutputs('FunctionArn').FunctionArn ?? {};
  return Object.values(template.findResources(type)).map(({ Properties }) => {
    const [separator, parts] = (Properties.Content as Joined)['Fn::Join'];
    const texts = parts.map((part) => {
      if (typeof part === 'string') return part;
      expect(part).toEqual(Value);
      return FUNCTION_ARN;
    });
    return JSON.parse(texts.join(separator));
  });
}

describe('without being asked, the stack', () => {
  it.each([FLOW, MODULE, TEST_CASE])('puts no %s into the instance', (type) => {
    synthesized().template.resourceCountIs(type, 0);
    synthesized({ sampleFlow: false }).template.resourceCountIs(type, 0);
  });
});

describe('the sample flow on request', () => {
  const { template } = synthesized({ sampleFlow: true, flowTimeLimit: Duration.seconds(5) });
  const context = { functionArn: FUNCTION_ARN, functionTimeout: 5, statusAvailable: false };

  it('is an inbound flow, a module and a test case for each outcome, named after the stack', () => {
    template.hasResourceProperties(FLOW, { InstanceArn: INSTANCE_ARN, Name: 'Test sample flow', Type: 'CONTACT_FLOW' });
    template.hasResourceProperties(MODULE, { InstanceArn: INSTANCE_ARN, Name: 'Test module' });
    const tests = Object.values(template.findResources(TEST_CASE));
    expect(tests.map(({ Properties }) => Properties.Name).sort()).toEqual(
      ['error', 'none', 'one', 'several'].map((name) => `Test test ${name}`),
    );
  });

  it.each([FLOW, MODULE])("has in each %s the function's ARN and the time limit of the stack", (type) => {
    const contents = contentsOf(template, type);
    expect(contents).toHaveLength(1);
    for (const content of contents) {
      expect(checkFlow(content, context)).toEqual({ problems: [], unknownTypes: [], otherFunctions: [] });
      expect(JSON.stringify(content)).toContain(
        `"LambdaFunctionARN":"${FUNCTION_ARN}","InvocationTimeLimitSeconds":"5"`,
      );
    }
  });

  it('mocks the function by its ARN in every test case', () => {
    const contents = contentsOf(template, TEST_CASE);
    expect(contents).toHaveLength(4);
    for (const content of contents) {
      expect(checkTestCase(content, FUNCTION_ARN)).toEqual([]);
      expect(JSON.stringify(content).split(`"LambdaFunctionARN":"${FUNCTION_ARN}"`)).toHaveLength(3);
    }
  });

  it('saves the test cases for chats that enter the flow, without having them validated', () => {
    const [flow] = Object.keys(template.findResources(FLOW));
    template.allResourcesProperties(TEST_CASE, {
      InstanceArn: INSTANCE_ARN,
      Status: 'SAVED',
      InitializationData: '{"Attributes":{},"SegmentAttributes":{}}',
      EntryPoint: {
        Type: 'CHAT',
        ChatEntryPointParameters: {
          FlowId: {
            'Fn::Select': [1, { 'Fn::Split': ['/contact-flow/', { 'Fn::GetAtt': [flow, 'ContactFlowArn'] }] }],
          },
        },
      },
    });
  });

  it.each([FLOW, MODULE])('creates the %s only when Connect lists the function and may invoke it', (type) => {
    const needed = ['AWS::Connect::IntegrationAssociation', 'AWS::Lambda::Permission'].flatMap((name) =>
      Object.keys(template.findResources(name)),
    );
    template.hasResource(type, { DependsOn: Match.arrayWith(needed.sort()) });
  });

  it('needs no association where the instance has one', () => {
    const { template } = synthesized({ sampleFlow: true, associate: false });
    template.hasResource(FLOW, {
      DependsOn: [Match.stringLikeRegexp('ConnectMayInvoke'), Match.stringLikeRegexp('MayInvokeLive')],
    });
  });

  it('is named in the outputs', () => {
    const outputs = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [name, Value]);
    expect(Object.fromEntries(outputs)).toMatchObject({
      SampleFlowName: 'Test sample flow',
      SampleModuleName: 'Test module',
      SampleTestCaseNames: 'Test test error, Test test none, Test test one, Test test several',
    });
  });
});
