import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { defaultStackName, readSettings } from '../../../lib/settings/read-settings';
import { SETTING_NAMES } from '../../../lib/settings/settings';
import { INSTANCE_ARN, synthesized } from '../../support/template';

const good = {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
};

function problemsOf(context: Record<string, unknown>): string[] {
  try {
    readSettings(context);
  } catch (error) {
    return (error as Error).message.split('\n').slice(1);
  }
  return [];
}

describe('readSettings', () => {
  it('needs only the instance and the domain', () => {
    expect(readSettings(good)).toEqual({ ...good, stackName: 'ConnectCaseLookup-8d1f0c52' });
  });

  it.each([
    [
      'strings, as the command line gives them',
      { flowTimeLimitSeconds: '3', memorySize: '256', associate: 'false', sampleFlow: 'true' },
    ],
    [
      'values, as cdk.json gives them',
      { flowTimeLimitSeconds: 3, memorySize: 256, associate: false, sampleFlow: true },
    ],
  ])('takes %s', (_, more) => {
    const props = readSettings({ ...good, ...more });
    expect(props.flowTimeLimit?.toSeconds()).toBe(3);
    expect(props.memorySize).toBe(256);
    expect(props.associate).toBe(false);
    expect(props.sampleFlow).toBe(true);
  });

  it('creates the samples only in the Region that sampleFlow names, so that a replica gets no second copy', () => {
    const settings = { ...good, functionName: 'lookup', sampleFlow: 'us-west-2', sampleTestCases: 'true' };
    const replica = good.instanceArn.replace('us-west-2', 'us-east-1');
    const flows = [good.instanceArn, replica].map((instanceArn) => {
      const { template } = synthesized(readSettings({ ...settings, instanceArn }));
      return ['ContactFlow', 'ContactFlowModule', 'TestCase'].map(
        (type) => Object.keys(template.findResources(`AWS::Connect::${type}`)).length,
      );
    });
    expect(flows).toEqual([
      [1, 1, 4],
      [0, 0, 0],
    ]);
  });

  it('reads the settings for operations', () => {
    const alarmTopicArn = 'arn:aws:sns:us-west-2:111122223333:on-duty';
    const kmsKeyArn = 'arn:aws:kms:us-west-2:111122223333:key/3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091';
    const options = { alarmTopicArn, kmsKeyArn, provisionedConcurrency: '2', canary: 'true', monitoring: 'true' };
    const given = { ...good, ...options, logRetentionDays: '30', tags: 'team=care, cost centre = a=b' };
    expect(readSettings(given)).toMatchObject({
      alarmTopicArn,
      kmsKeyArn,
      provisionedConcurrency: 2,
      canary: true,
      monitoring: true,
      logRetention: RetentionDays.ONE_MONTH,
      tags: { team: 'care', 'cost centre': 'a=b' },
    });
  });

  it.each(['{"contacts": "Initial,Current"}', { contacts: 'Initial,Current' }])('takes the defaults %j', (defaults) => {
    expect(readSettings({ ...good, defaults }).defaults).toEqual({ contacts: 'Initial,Current' });
  });

  it('reads the longest time limit, which must not be the shorter one', () => {
    const longest = (more: object) => readSettings({ ...good, ...more }).longestTimeLimit?.toSeconds();
    expect([longest({}), longest({ longestTimeLimitSeconds: '60' })]).toEqual([undefined, 60]);
    expect(() => longest({ longestTimeLimitSeconds: 61 })).toThrow(
      'longestTimeLimitSeconds was 1 minute 1 second and flowTimeLimitSeconds 8 seconds; it must be whole seconds from',
    );
    expect(() => longest({ longestTimeLimitSeconds: 5, flowTimeLimitSeconds: 6 })).toThrow(
      'longestTimeLimitSeconds was 5 seconds and flowTimeLimitSeconds 6 seconds; it must be whole seconds from',
    );
  });

  it('reads caseDetails', () => {
    expect(readSettings(good).caseDetails).toBeUndefined();
    const props = readSettings({ ...good, caseDetails: 'search', defaults: { status: 'open' } });
    expect(props).toMatchObject({ caseDetails: 'search', defaults: { status: 'open' } });
  });

  it('ignores the keys of the CDK and of other apps', () => {
    const others = ['aws:cdk:enable-path-metadata', '@aws-cdk/core:target-partitions', 'stage', 'instanceType', 'size'];
    expect(problemsOf({ ...good, ...Object.fromEntries(others.map((key) => [key, 'x'])) })).toEqual([]);
  });

  it.each([
    [{ instanceArn: undefined }, 'instanceArn is missing; it must be the ARN of your Connect instance'],
    [{ instanceArn: '' }, 'instanceArn is missing'],
    [{ instanceArn: null }, 'instanceArn is missing'],
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
    [{ flowTimeLimitSeconds: '0' }, 'flowTimeLimitSeconds was 0 millis; it must be'],
    [{ flowTimeLimitSeconds: '9' }, 'flowTimeLimitSeconds was 9 seconds; it must be whole seconds from 1 to 8'],
    [{ flowTimeLimitSeconds: '2.5' }, 'flowTimeLimitSeconds was 2 seconds 500 millis'],
    [{ memorySize: '64' }, 'memorySize was 64; it must be whole megabytes'],
    [{ memorySize: '10241' }, 'memorySize was 10241'],
    [{ associate: 'no' }, 'associate was "no"; it must be true, or false'],
    [{ associate: 'constructor' }, 'associate was "constructor"'],
    [{ monitoring: 'off' }, 'monitoring was "off"; it must be true, or false'],
    [
      { alarmTopicArn: 'on-duty' },
      'alarmTopicArn was "on-duty"; it must be the ARN of a standard SNS topic, like arn:',
    ],
    [{ alarmTopicArn: 'arn:aws:sns:us-west-2:111122223333:on-duty.fifo' }, 'alarmTopicArn was "arn:aws:sns'],
    [{ kmsKeyArn: 'arn:aws:kms:us-west-2:111122223333:alias/logs' }, 'kmsKeyArn was "arn:aws:kms'],
    [
      { provisionedConcurrency: '0' },
      'provisionedConcurrency was 0; it must be a whole number of execution environments',
    ],
    [{ provisionedConcurrency: '1.5' }, 'provisionedConcurrency was 1.5'],
    [{ canary: 'yes' }, 'canary was "yes"; it must be true or false'],
    [
      { logRetentionDays: '31' },
      'logRetentionDays was "31"; it must be a number of days that CloudWatch Logs supports: 1, 3,',
    ],
    [{ logRetentionDays: '9999' }, 'logRetentionDays was "9999"'],
    [{ stackName: '1st' }, 'stackName was "1st"; it must be the name of the stack'],
    [{ sampleTestCases: 'true' }, 'sampleTestCases was true and sampleFlow was false'],
    [{ alarmTopic: 'x' }, 'alarmTopic is not a setting; did you mean alarmTopicArn?'],
    [{ logRetention: '30' }, 'logRetention is not a setting; did you mean logRetentionDays?'],
    [{ provisionedConcurency: '2' }, 'provisionedConcurency is not a setting; did you mean provisionedConcurrency?'],
    [{ sampleFlow: 'yes' }, 'sampleFlow was "yes"; it must be true or false'],
    [{ defaults: 'contacts=Initial' }, 'defaults was "contacts=Initial"; it must be a JSON object'],
    [{ defaults: ['Initial'] }, 'defaults was "["Initial"]"; it must be a JSON object'],
    [{ defaults: '{"maxCases": 0}' }, 'defaults.maxCases was a number; it must be a whole number from 1 to 10000'],
    [{ defaults: { maxcases: 1 } }, 'defaults.maxcases is not a parameter; there are contacts, templateId, maxCases'],
    [{ caseDetails: 'true' }, 'caseDetails was "true"; it must be search or exact, or left out'],
    [{ customerLookup: 'yes' }, 'customerLookup was "yes"; it must be true or false'],
    [{ customerLookups: 'true' }, 'customerLookups is not a setting; did you mean customerLookup?'],
    [{ defaults: { customer: 'x' } }, 'defaults.customer is not a parameter; there are contacts, templateId'],
    [{ fields: 'caseTitle=title' }, 'fields needs caseDetails or customerLookup'],
    [{ customerLookup: true, fields: 'caseTitle' }, 'fields was "caseTitle"; it must be up to 5 fields, each as KEY='],
    [{ customerLookup: true, fields: 'a=1,a=2' }, 'fields was "a=1,a=2"; it must be up to 5 fields'],
    [{ customerLookup: true, fields: 'foundBy=title' }, 'fields was {"foundBy":"title"}; it must be up to 5 fields'],
    [{ customerLookup: true, fields: { a: 5 } }, 'fields was {"a":5}; it must be up to 5 fields'],
    [{ customerLookup: true, fields: '{' }, 'fields was "{"; it must be up to 5 fields'],
    [{ caseDetail: 'search' }, 'caseDetail is not a setting; did you mean caseDetails?'],
    [{ defaults: { status: 'open' } }, 'defaults.status was open; it must be any or not given'],
    [{ Tags: 'team=care' }, 'Tags is not a setting; did you mean tags?'],
    [{ tag: 'team=care' }, 'tag is not a setting; did you mean tags?'],
    [{ default: '{}' }, 'default is not a setting; did you mean defaults?'],
    [{ casesDomainID: 'x' }, 'casesDomainID is not a setting; did you mean casesDomainId?'],
    [{ caseDomainId: 'x' }, 'caseDomainId is not a setting; did you mean casesDomainId?'],
    [{ instanceARN: 'x' }, 'instanceARN is not a setting; did you mean instanceArn?'],
    [{ instnaceArn: 'x' }, 'instnaceArn is not a setting; did you mean instanceArn?'],
    [{ functionName: 'a b' }, 'functionName was "a b"; it must be the name of the function'],
    [{ instanceArn: good.instanceArn.replace(/[^/]*$/, 'xyz') }, 'instanceArn was "arn:aws:connect'],
    [{ casesDomainId: 'domain' }, 'casesDomainId was "domain"; it must be the id of the Cases domain'],
    [{ stackName: 'x'.repeat(120), sampleFlow: true }, 'stackName has 120 characters; with sampleFlow it must'],
    [
      { alarmTopicArn: 'arn:aws:sns:eu-west-2:111122223333:on-duty' },
      'alarmTopicArn was in eu-west-2; it must be in us-west-2, where the instance is',
    ],
    [
      { alarmTopicArn: 'arn:aws:sns:us-west-2:111122223333:on-duty', monitoring: false },
      'alarmTopicArn was given and monitoring was false',
    ],
    [
      { kmsKeyArn: 'arn:aws:kms:eu-west-2:111122223333:key/3c1d9a52-7e0b-4f6a-8d2c-5b4e6f7a8091' },
      'kmsKeyArn was in eu-west-2; it must be in us-west-2',
    ],
    [
      { casesDomainId: INSTANCE_ARN.replace(/.*\//, '') },
      'casesDomainId was the id of the instance; it must be the id of the Cases domain',
    ],
    [{ reservedConcurrentExecutions: '0' }, 'reservedConcurrentExecutions was 0; it must be a whole number'],
    [
      { reservedConcurrentExecutions: '2', provisionedConcurrency: '5' },
      'provisionedConcurrency was 5 and reservedConcurrentExecutions 2; the first must not be more than the second',
    ],
    [{ flowTimeLimitSecs: '3' }, 'flowTimeLimitSecs is not a setting; did you mean flowTimeLimitSeconds?'],
    [{ assosiate: 'false' }, 'assosiate is not a setting; did you mean associate?'],
    [{ sampleflow: 'true' }, 'sampleflow is not a setting; did you mean sampleFlow?'],
    [{ sampleFlows: 'true' }, 'sampleFlows is not a setting; did you mean sampleFlow?'],
  ])('names what is wrong with %p', (wrong, expected) => {
    const problems = problemsOf({ ...good, ...wrong });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`- ${expected}`);
  });

  it('names every problem at once', () => {
    expect(problemsOf({ flowTimeLimitSeconds: '9', associate: 'maybe' })).toHaveLength(4);
  });
});

describe('the default stack name', () => {
  const other = good.instanceArn.replace('8d1f0c52', '0b7e4d1a');

  it('tells two instances apart', () => {
    expect(defaultStackName(other)).toBe('ConnectCaseLookup-0b7e4d1a');
    expect(defaultStackName(other)).not.toBe(defaultStackName(good.instanceArn));
  });

  it('can be overridden', () => {
    expect(readSettings({ ...good, stackName: 'ConnectCaseLookup' }).stackName).toBe('ConnectCaseLookup');
  });
});

it('reads every setting', () => {
  for (const name of SETTING_NAMES) {
    expect(problemsOf({ ...good, [name]: '?' })).toEqual([expect.stringMatching(new RegExp(`^- ${name} was`))]);
  }
});
