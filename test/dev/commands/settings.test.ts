import { settings as command } from '../../../dev/commands/settings';
import { SETTING_NAMES } from '../../../lib/settings/settings';
import { runCommand } from '../../support/command';

const required = [
  '--context=instanceArn=arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
  '--context=casesDomainId=4f0f9e4c-1c5b-4a52-9d0e-7b6a5c4d3e2f',
];
const settings = (...options: string[]) => runCommand(command, ...options);

describe('the command settings', () => {
  it('shows each value that applies, where it comes from and the default', async () => {
    const { status, stdout, stderr } = await settings(...required, '-c', 'canary=true', '-c', 'associate=true');
    expect(stdout).toMatch(/^canary +true {3}\(command line; default: false\)$/m);
    expect(stdout).toMatch(/^associate +true {3}\(command line\)$/m);
    expect(stdout).toMatch(/^flowTimeLimitSeconds +8$/m);
    expect(stdout).toMatch(/^The stack is ConnectCaseLookup-8d1f0c52\.$/m);
    expect([status, stderr]).toEqual([0, '']);
  });

  it('puts all values into one column, whatever the length of their names', async () => {
    const { stdout } = await settings(...required);
    const rows = stdout.split('\n\n')[0]!.trimEnd().split('\n');
    expect(rows.length).toBeGreaterThan(SETTING_NAMES.length - 1);
    const columns = rows.map((row) => /^\w+ {2,}(?=\S)/.exec(row)?.[0].length);
    expect(new Set(columns).size).toBe(1);
    expect(columns[0]).toEqual(expect.any(Number));
  });

  it('prints what is given as JSON for cdk.json', async () => {
    const { stdout } = await settings(...required, '--context=tags=team=care', '--format', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ casesDomainId: expect.any(String), tags: 'team=care' });
  });

  it('ends with code 2 and names what is wrong', async () => {
    const { status, stderr } = await settings(...required, '-c', 'memorySize=64', '-c', 'cannary=true');
    expect(stderr).toMatch(/- cannary is not a setting; did you mean canary\?\n- memorySize was 64;/);
    expect(status).toBe(2);
  });

  it.each([
    [
      'a topic of another Region',
      'alarmTopicArn=arn:aws:sns:eu-west-2:111122223333:on-call',
      'alarmTopicArn was in eu-west-2',
    ],
    ['a domain that is not an id', 'casesDomainId=domain', 'casesDomainId was "domain"'],
  ])('refuses %s as the CDK app does', async (_, wrong, expected) => {
    const { status, stderr } = await settings(...required, '-c', wrong);
    expect(stderr).toContain(`- ${expected}`);
    expect(status).toBe(2);
  });

  it('warns of a Region that is not known to have Cases', async () => {
    const [instance = ''] = required;
    const { status, stderr } = await settings(...required, instance.replace('us-west-2', 'eu-north-1'));
    expect(stderr).toContain('Warning: Amazon Connect Cases is not known to exist in eu-north-1');
    expect(status).toBe(0);
  });
});
