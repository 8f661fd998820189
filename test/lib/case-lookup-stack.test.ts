import { Duration, PermissionsBoundary } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { DOMAIN_ID, INSTANCE_ARN, synthesized } from '../support/template';

const FUNCTION = 'AWS::Lambda::Function';
const PERMISSION = 'AWS::Lambda::Permission';
const ASSOCIATION = 'AWS::Connect::IntegrationAssociation';

describe('the stack', () => {
  const { stack, template } = synthesized();

  it("is in the instance's account and Region and has a description", () => {
    expect([stack.account, stack.region]).toEqual(['111122223333', 'us-west-2']);
    expect(template.toJSON().Description).toMatch(/Connect flows which Amazon Connect Cases/);
  });

  it('holds only what the function and Connect need, and the monitoring', () => {
    const typesIn = ({ template }: ReturnType<typeof synthesized>) =>
      Object.values(template.toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(typesIn(synthesized({ monitoring: false })).sort()).toEqual([
      ASSOCIATION,
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::Lambda::Alias',
      FUNCTION,
      PERMISSION,
      PERMISSION,
      'AWS::Lambda::Version',
      'AWS::Logs::LogGroup',
    ]);
    expect(new Set(typesIn(synthesized()).filter((type) => /CloudWatch|Query/.test(type)))).toEqual(
      new Set(['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::Dashboard', 'AWS::Logs::QueryDefinition']),
    );
  });

  it("runs one function on Node.js 24 and ARM with JSON logs, traces and the block's time limit", () => {
    template.hasResourceProperties(FUNCTION, {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
      Timeout: 8,
      MemorySize: 512,
      TracingConfig: { Mode: 'Active' },
      LoggingConfig: {
        LogFormat: 'JSON',
        ApplicationLogLevel: 'INFO',
        SystemLogLevel: 'WARN',
        LogGroup: { Ref: Match.stringLikeRegexp('Logs') },
      },
      Environment: Match.objectEquals({
        Variables: { CASES_DOMAIN_ID: DOMAIN_ID, INSTANCE_ARN, FLOW_TIME_LIMIT_SECONDS: '8' },
      }),
    });
  });

  it('keeps the log for three months and deletes it with the stack', () => {
    template.hasResource('AWS::Logs::LogGroup', { Properties: { RetentionInDays: 90 }, DeletionPolicy: 'Delete' });
  });

  it('gives the role permission for one operation on one domain, its own log and traces', () => {
    const policies = [
      ...Object.values(template.findResources('AWS::IAM::Role')).flatMap(({ Properties }) => Properties.Policies),
      ...Object.values(template.findResources('AWS::IAM::Policy')).map(({ Properties }) => Properties),
    ];
    expect(policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)).toEqual([
      {
        Effect: 'Allow',
        Action: 'cases:ListCasesForContact',
        Resource: `arn:aws:cases:us-west-2:111122223333:domain/${DOMAIN_ID}`,
      },
      {
        Effect: 'Allow',
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        Resource: { 'Fn::GetAtt': [expect.stringContaining('Logs'), 'Arn'] },
      },
      { Effect: 'Allow', Action: ['xray:PutTelemetryRecords', 'xray:PutTraceSegments'], Resource: '*' },
    ]);
    template.hasResourceProperties('AWS::IAM::Role', {
      ManagedPolicyArns: Match.absent(),
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }],
      },
    });
  });

  it('lets only this instance invoke the function and its alias', () => {
    const permissions = Object.values(template.findResources(PERMISSION)).map(({ Properties }) => Properties);
    const [[fn] = [], [alias] = []] = [FUNCTION, 'AWS::Lambda::Alias'].map((type) =>
      Object.keys(template.findResources(type)),
    );
    const fromConnect = {
      Action: 'lambda:InvokeFunction',
      Principal: 'connect.amazonaws.com',
      SourceAccount: '111122223333',
      SourceArn: INSTANCE_ARN,
    };
    expect(permissions).toEqual([
      { ...fromConnect, FunctionName: { 'Fn::GetAtt': [fn, 'Arn'] } },
      { ...fromConnect, FunctionName: { Ref: alias } },
    ]);
  });

  it("puts the function into the flow designer's list", () => {
    template.hasResourceProperties(ASSOCIATION, {
      InstanceId: INSTANCE_ARN,
      IntegrationType: 'LAMBDA_FUNCTION',
      IntegrationArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Function'), 'Arn'] },
    });
  });

  it("associates the function's ARN without an alias, which with the longest name has 140 characters at most", () => {
    // Connect accepts no more. The longest partition, Region and name (Lambda API, CreateFunction).
    const instanceArn = INSTANCE_ARN.replace('arn:aws:', 'arn:aws-us-gov:').replace('us-west-2', 'ap-southeast-2');
    const { stack, template } = synthesized({ instanceArn, functionName: 'x'.repeat(64) });
    const [association] = Object.values(template.findResources(ASSOCIATION));
    const [id] = association!.Properties.IntegrationArn['Fn::GetAtt'];
    const { FunctionName } = template.findResources(FUNCTION)[id]!.Properties;
    const arn = `arn:aws-us-gov:lambda:${stack.region}:${stack.account}:function:${FunctionName}`;
    expect(FunctionName).toHaveLength(64);
    expect(arn.length).toBeLessThanOrEqual(140);
  });

  it('passes on what every stack can have, but not the environment, which is that of the instance', () => {
    const permissionsBoundary = PermissionsBoundary.fromName('boundary');
    const { stack, template } = synthesized({ terminationProtection: true, description: 'Ours', permissionsBoundary });
    expect(stack.terminationProtection).toBe(true);
    expect(template.toJSON().Description).toBe('Ours');
    for (const { Properties } of Object.values(template.findResources('AWS::IAM::Role'))) {
      expect(JSON.stringify(Properties.PermissionsBoundary)).toContain('policy/boundary');
    }
  });

  it('has outputs with what is needed after a deployment', () => {
    const outputs = Object.entries(template.findOutputs('*')).map(([name, { Value }]) => [name, Value]);
    const refTo = (type: string) => ({ Ref: Object.keys(template.findResources(type))[0] });
    expect(Object.fromEntries(outputs)).toEqual({
      FunctionArn: refTo('AWS::Lambda::Alias'),
      FunctionName: refTo(FUNCTION),
      LogGroupName: refTo('AWS::Logs::LogGroup'),
      InstanceArn: INSTANCE_ARN,
      CasesDomainId: DOMAIN_ID,
      DashboardName: refTo('AWS::CloudWatch::Dashboard'),
      InstancesLink: 'https://us-west-2.console.aws.amazon.com/connect/v2/app/instances',
    });
  });
});

describe('the props of the stack', () => {
  it('can leave out the association', () => {
    synthesized({ associate: false }).template.resourceCountIs(ASSOCIATION, 0);
  });

  it.each([1, 3, 8])('make %i s the time limit of the function and of the lookup', (seconds) => {
    synthesized({ flowTimeLimit: Duration.seconds(seconds) }).template.hasResourceProperties(FUNCTION, {
      Timeout: seconds,
      Environment: { Variables: { FLOW_TIME_LIMIT_SECONDS: String(seconds) } },
    });
  });

  it('follow the partition of the instance', () => {
    const instanceArn = INSTANCE_ARN.replace('arn:aws:', 'arn:aws-us-gov:').replace('us-west-2', 'us-gov-west-1');
    const roles = synthesized({ instanceArn }).template.findResources('AWS::IAM::Role');
    expect(JSON.stringify(roles)).toContain(`arn:aws-us-gov:cases:us-gov-west-1:111122223333:domain/${DOMAIN_ID}`);
  });

  it("set the function's memory", () => {
    synthesized({ memorySize: 1024 }).template.hasResourceProperties(FUNCTION, { MemorySize: 1024 });
  });

  it('pass the defaults to the function as JSON', () => {
    synthesized({ defaults: { contacts: 'Initial', maxCases: 1 } }).template.hasResourceProperties(FUNCTION, {
      Environment: { Variables: { DEFAULT_PARAMETERS: '{"contacts":"Initial","maxCases":1}' } },
    });
  });
});
