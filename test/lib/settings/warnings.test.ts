import { readSettings, settingsWarnings } from '../../../lib/settings/read-settings';

const good = {
  instanceArn: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  casesDomainId: '4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
};

describe('settingsWarnings', () => {
  it.each([
    ['stack', 'stackName'],
    ['domainId', 'casesDomainId'],
    ['flowTimeLimit', 'flowTimeLimitSeconds'],
    ['alarm', 'alarmTopicArn'],
  ])('only warns of %s, which another tool may use, though it is similar to %s', (given, similar) => {
    expect(() => readSettings({ ...good, [given]: 'x' })).not.toThrow();
    expect(settingsWarnings({ ...good, [given]: 'x' })).toEqual([
      `${given} is not a setting and is ignored; if you meant ${similar}, rename it`,
    ]);
  });

  it.each(['@acme/platform:stackName', '@aws-cdk/aws-rds:enhancedMonitoring', 'acme/defaults', 'acme:canary'])(
    'leaves %s to the tool whose name it holds',
    (given) => {
      expect(() => readSettings({ ...good, [given]: 'x' })).not.toThrow();
      expect(settingsWarnings({ ...good, [given]: 'x' })).toEqual([]);
    },
  );

  it('warns of a Region that is not known to have Cases', () => {
    const instanceArn = good.instanceArn.replace('us-west-2', 'eu-north-1');
    expect(settingsWarnings({ ...good, instanceArn })).toEqual([
      expect.stringContaining('not known to exist in eu-north-1'),
    ]);
  });
});
