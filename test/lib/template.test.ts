import { type App, CfnResource, Validations } from 'aws-cdk-lib';
import { CfnFunction } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { CaseLookupStack, CaseLookupStackProps } from '../../lib/case-lookup-stack';
import { ALL_OPTIONS, createStack, synthesized } from '../support/template';

const VARIANTS: [name: string, props: Partial<CaseLookupStackProps>][] = [
  ['as it is by default', {}],
  ['with every option', ALL_OPTIONS],
  ['without what can be left out', { associate: false, monitoring: false }],
];

/** Synthesises as `cdk deploy` does, after which the CDK checks the template against the published resource schemas. */
function synthesize(stack: CaseLookupStack, ...packs: (typeof AwsSolutionsChecks | typeof ServerlessChecks)[]) {
  const app = stack.node.root as App;
  Validations.of(app).addPlugins(...packs.map((Pack) => new Pack(app)));
  return app.synth().getStackArtifact(stack.artifactId).template;
}

/** A template without the hashes of asset and version, which change with every build. */
function withoutHashes(template: object): object {
  const text = JSON.stringify(template)
    .replaceAll(/[\da-f]{64}/g, 'ASSET')
    .replaceAll(/(CurrentVersion[\dA-F]{8})[\da-f]{32}/g, '$1VERSION');
  return JSON.parse(text);
}

describe.each(VARIANTS)('the template %s', (_, props) => {
  it('is valid by the published resource schemas', () => {
    expect(() => synthesize(createStack(props))).not.toThrow();
  });

  it.each([
    ['AWS Solutions', AwsSolutionsChecks],
    ['Serverless', ServerlessChecks],
  ])('passes the %s checks of cdk-nag', (_, pack) => {
    expect(() => synthesize(createStack(props), pack)).not.toThrow();
  });

  it('matches the reviewed snapshot', () => {
    expect(withoutHashes(synthesized(props).template.toJSON())).toMatchSnapshot();
  });
});

describe('the checks', () => {
  const alias = { FunctionName: 'f', FunctionVersion: '1', Name: 'live' };
  const wrong = (type: string, properties: object) => {
    const stack = createStack();
    new CfnResource(stack, 'Wrong', { type, properties });
    return stack;
  };

  it.each([
    ['a property that is unknown', { ...alias, Version: '1' }, /Version: Additional properties are not allowed/],
    ['a value of another type', { ...alias, Name: ['live'] }, /Name: \['live'\] is not of type 'string'/],
    ['what is missing', { ...alias, Name: undefined }, /'Name' is a required property/],
  ])('of the schemas find %s', (_, properties, finding) => {
    expect(() => synthesize(wrong('AWS::Lambda::Alias', properties))).toThrow(finding);
  });

  it.each([
    ['AWS Solutions', AwsSolutionsChecks, /AwsSolutions-L1/],
    ['Serverless', ServerlessChecks, /Serverless-LambdaTracing/],
  ])('of the %s pack find what is wrong', (_, pack, finding) => {
    const stack = createStack();
    new CfnFunction(stack, 'Wrong', {
      code: { zipFile: '-' },
      role: 'r',
      handler: 'index.handler',
      runtime: 'nodejs22.x',
    });
    expect(() => synthesize(stack, pack)).toThrow(finding);
  });
});

describe('every policy', () => {
  const { template } = synthesized(ALL_OPTIONS);
  const statements = [
    ...Object.values(template.findResources('AWS::IAM::Role')).flatMap(({ Properties }) => Properties.Policies),
    ...Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties),
  ].flatMap(({ PolicyDocument }) => PolicyDocument.Statement as { Action: string | string[]; Resource: unknown }[]);

  it('has a wildcard in a resource only where there is no alternative, and none in an action', () => {
    const wild = statements.filter(({ Resource }) => JSON.stringify(Resource).includes('*'));
    expect(wild.flatMap(({ Action }) => Action)).toEqual([
      'cases:GetCase',
      'cloudwatch:DescribeAlarms',
      'xray:PutTelemetryRecords',
      'xray:PutTraceSegments',
    ]);
    expect(JSON.stringify(statements.map(({ Action }) => Action))).not.toContain('*');
  });
});
