import { readAppContext } from '../../lib/app-context';

const good = {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
};

function problemsOf(context: Record<string, unknown>): string[] {
  try {
    readAppContext(context);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

describe('readAppContext', () => {
  it('needs no more than the instance and the domain', () => {
    const { flowTimeLimit, ...props } = readAppContext(good);
    expect(props).toEqual({ ...good, memorySize: 512, associate: true, defaults: {} });
    expect(flowTimeLimit?.toSeconds()).toBe(8);
  });

  it.each([
    ['a text as the command line has it', { flowTimeLimitSeconds: '3', memorySize: '256', associate: 'false' }],
    ['a value as cdk.json has it', { flowTimeLimitSeconds: 3, memorySize: 256, associate: false }],
  ])('takes %s', (_, more) => {
    const props = readAppContext({ ...good, ...more });
    expect(props.flowTimeLimit?.toSeconds()).toBe(3);
    expect(props.memorySize).toBe(256);
    expect(props.associate).toBe(false);
  });

  it.each(['{"contacts": "Initial,Current"}', { contacts: 'Initial,Current' }])('takes the defaults %j', (defaults) => {
    expect(readAppContext({ ...good, defaults }).defaults).toEqual({ contacts: 'Initial,Current' });
  });

  it('lets flows ask for open cases only where that is said', () => {
    expect(readAppContext(good).openCasesOnly).toBeUndefined();
    const props = readAppContext({ ...good, openCasesOnly: 'available', defaults: { status: 'open' } });
    expect(props).toMatchObject({ openCasesOnly: 'available', defaults: { status: 'open' } });
  });

  it('ignores the keys of the CDK and of other apps', () => {
    const others = ['aws:cdk:enable-path-metadata', '@aws-cdk/core:target-partitions', 'stage', 'instanceType', 'size'];
    expect(problemsOf({ ...good, ...Object.fromEntries(others.map((key) => [key, 'x'])) })).toEqual([]);
  });

  it.each([
    [{ instanceArn: undefined }, 'instanceArn is missing; it must be the ARN of your Connect instance'],
    [{ instanceArn: '' }, 'instanceArn is missing'],
    [{ instanceArn: 'x' }, 'instanceArn was "x"; it must be the ARN'],
    [
      { instanceArn: 'arn:aws:connect:aws-region:111122223333:instance/x' },
      'instanceArn was "arn:aws:connect:aws-region',
    ],
    [{ instanceArn: 'arn:aws:connect:us-west-2:account-id:instance/x' }, 'instanceArn was'],
    [{ instanceArn: `${good.instanceArn}/contact/x` }, 'instanceArn was'],
    [{ casesDomainId: undefined }, 'casesDomainId is missing; it must be the id of the Cases domain'],
    [{ casesDomainId: 'arn:aws:cases:us-west-2:111122223333:domain/x' }, 'casesDomainId was "arn:aws:cases'],
    [{ casesDomainId: 'domain/x' }, 'casesDomainId was "domain/x"'],
    [{ flowTimeLimitSeconds: '0' }, 'flowTimeLimitSeconds was "0"; it must be'],
    [{ flowTimeLimitSeconds: '9' }, 'flowTimeLimitSeconds was "9"'],
    [{ flowTimeLimitSeconds: '2.5' }, 'flowTimeLimitSeconds was "2.5"'],
    [{ memorySize: '64' }, 'memorySize was "64"; it must be megabytes'],
    [{ memorySize: '10241' }, 'memorySize was "10241"'],
    [{ associate: 'no' }, 'associate was "no"; it must be true, or false'],
    [{ associate: 'constructor' }, 'associate was "constructor"'],
    [{ defaults: 'contacts=Initial' }, 'defaults was "contacts=Initial"; it must be a JSON object'],
    [{ defaults: ['Initial'] }, 'defaults was "["Initial"]"; it must be a JSON object'],
    [{ defaults: '{"maxCases": 0}' }, 'defaults.maxCases was a number; it must be a whole number from 1 to 10000'],
    [{ defaults: { maxcases: 1 } }, 'defaults.maxcases is not a parameter; there are contacts, templateId, maxCases'],
    [{ openCasesOnly: 'true' }, 'openCasesOnly was "true"; it must be available, or left out'],
    [{ openCaseOnly: 'available' }, 'openCaseOnly is not a key; did you mean openCasesOnly?'],
    [{ defaults: { status: 'open' } }, 'defaults.status was a text of 4 characters; it must be any or not given'],
    [{ default: '{}' }, 'default is not a key; did you mean defaults?'],
    [{ flowTimeLimit: '8' }, 'flowTimeLimit is not a key; did you mean flowTimeLimitSeconds?'],
    [{ casesDomainID: 'x' }, 'casesDomainID is not a key; did you mean casesDomainId?'],
    [{ caseDomainId: 'x' }, 'caseDomainId is not a key; did you mean casesDomainId?'],
    [{ domainId: 'x' }, 'domainId is not a key; did you mean casesDomainId?'],
    [{ instanceARN: 'x' }, 'instanceARN is not a key; did you mean instanceArn?'],
    [{ instnaceArn: 'x' }, 'instnaceArn is not a key; did you mean instanceArn?'],
    [{ flowTimeLimitSecs: '3' }, 'flowTimeLimitSecs is not a key; did you mean flowTimeLimitSeconds?'],
    [{ memorySizeMegabytes: '256' }, 'memorySizeMegabytes is not a key; did you mean memorySize?'],
    [{ assosiate: 'false' }, 'assosiate is not a key; did you mean associate?'],
  ])('names what is wrong with %p', (wrong, expected) => {
    const problems = problemsOf({ ...good, ...wrong });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`- ${expected}`);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ flowTimeLimitSeconds: '9', associate: 'maybe' })).toHaveLength(4);
  });
});
