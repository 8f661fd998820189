import { Duration } from 'aws-cdk-lib';
import { Match, type Template } from 'aws-cdk-lib/assertions';
import { checkTestCase } from '../../../dev/flow/test-cases/check-test-case';
import { contentOf, lookup, MODULE_FILE, problemsOf } from '../../support/flows';
import { INSTANCE_ARN, synthesized } from '../../support/template';

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

describe('by default the stack', () => {
  it.each([FLOW, MODULE, TEST_CASE])('creates no %s', (type) => {
    synthesized().template.resourceCountIs(type, 0);
    synthesized({ sampleFlow: false }).template.resourceCountIs(type, 0);
  });

  it('creates no test case with the sample flow', () => {
    const { template } = synthesized({ sampleFlow: true });
    template.resourceCountIs(FLOW, 1);
    template.resourceCountIs(TEST_CASE, 0);
    expect(template.findOutputs('SampleTestCaseNames')).toEqual({});
  });
});

describe('the sample flow', () => {
  const { template } = synthesized({
    sampleFlow: true,
    sampleTestCases: true,
    flowTimeLimit: Duration.seconds(5),
  });
  const context = { functionArn: FUNCTION_ARN, timeLimits: { default: 5, longest: 5 }, detailsAvailable: false };

  it('comes as an inbound flow, a module and a test case for each outcome, named after the stack', () => {
    template.hasResourceProperties(FLOW, { InstanceArn: INSTANCE_ARN, Name: 'Test sample flow', Type: 'CONTACT_FLOW' });
    template.hasResourceProperties(MODULE, { InstanceArn: INSTANCE_ARN, Name: 'Test module' });
    const tests = Object.values(template.findResources(TEST_CASE));
    expect(tests.map(({ Properties }) => Properties.Name).sort()).toEqual(
      ['error', 'none', 'one', 'several'].map((name) => `Test test ${name}`),
    );
  });

  it.each([FLOW, MODULE])("names in %s the function's ARN and the stack's time limit", (type) => {
    const contents = contentsOf(template, type);
    expect(contents).toHaveLength(1);
    for (const content of contents) {
      expect(problemsOf(content, context)).toEqual([]);
      expect(JSON.stringify(content)).toContain(
        `"LambdaFunctionARN":"${FUNCTION_ARN}","InvocationTimeLimitSeconds":"5"`,
      );
    }
  });

  it('declares the branches and the input of the module beside its content, as Connect keeps them', () => {
    const [module] = Object.values(template.findResources(MODULE));
    const settings = JSON.parse(module?.Properties.Settings);
    expect(settings).toEqual((contentOf(MODULE_FILE).Metadata as { settings: object }).settings);
    expect(settings).toMatchObject({
      input: { schema: { type: 'object' } },
      resultData: { schema: { type: 'object' } },
      transitions: { results: [{ name: 'None' }, { name: 'One' }, { name: 'Several' }, { name: 'Unknown' }] },
    });
  });

  it('finds the customer first where the stack allows it', () => {
    const withCustomer = synthesized({ sampleFlow: true, customerLookup: true }).template;
    const [content] = contentsOf(withCustomer, FLOW);
    expect(
      problemsOf(content, {
        ...context,
        functionArn: FUNCTION_ARN,
        customerLookup: true,
        timeLimits: { default: 8, longest: 8 },
      }),
    ).toEqual([]);
    expect(JSON.stringify(content)).toContain('"customer":"$.Customer.ProfileARN"');
    expect(JSON.stringify(contentsOf(template, FLOW))).not.toContain('ProfileARN');
  });

  it('mocks the function by its ARN in every test case', () => {
    const contents = contentsOf(template, TEST_CASE);
    expect(contents).toHaveLength(4);
    for (const content of contents) {
      expect(checkTestCase(content, [lookup({ functionArn: FUNCTION_ARN })])).toEqual([]);
      expect(JSON.stringify(content).split(`"LambdaFunctionARN":"${FUNCTION_ARN}"`)).toHaveLength(3);
    }
  });

  it('saves the test cases as chats that enter the flow, without validation', () => {
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

  it.each([FLOW, MODULE])('creates %s after the permissions and the association', (type) => {
    const needed = ['AWS::Connect::IntegrationAssociation', 'AWS::Lambda::Permission'].flatMap((name) =>
      Object.keys(template.findResources(name)),
    );
    template.hasResource(type, { DependsOn: Match.arrayWith(needed.sort()) });
  });

  it.each([
    [115, false],
    [114, true],
  ])('gives no name of more than 127 characters where the stack has a name of %i, test cases: %s', (length, tests) => {
    const { template } = synthesized({ stackName: 'x'.repeat(length), sampleFlow: true, sampleTestCases: tests });
    const names = [FLOW, MODULE, TEST_CASE].flatMap((type) =>
      Object.values(template.findResources(type)).map(({ Properties }) => Properties.Name.length),
    );
    expect(Math.max(...names)).toBe(127);
  });

  it('does not wait for an association where the stack creates none', () => {
    const { template } = synthesized({ sampleFlow: true, associate: false });
    template.hasResource(FLOW, {
      DependsOn: [Match.stringLikeRegexp('ConnectMayInvoke'), Match.stringLikeRegexp('MayInvokeLive')],
    });
  });

  it('has its names in the outputs', () => {
    const outputs = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [name, Value]);
    expect(Object.fromEntries(outputs)).toMatchObject({
      SampleFlowName: 'Test sample flow',
      SampleModuleName: 'Test module',
      SampleTestCaseNames: 'Test test error, Test test none, Test test one, Test test several',
    });
  });
});
