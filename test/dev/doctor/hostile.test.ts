import { examine } from '../../support/aws/examine';
import { FunctionFailure } from '../../support/aws/failure';
import { healthyAccount, STACK } from '../../support/aws/healthy-account';
import { instanceWith } from '../../support/aws/published-flows';
import type { Answers } from '../../support/aws/stub';

const { answers: healthy } = healthyAccount();
const quiet = () => {};
/** Findings that are not ok, as a person reads them. */
const badOf = async (changed: Answers, extras = {}) =>
  (await examine({ ...healthy, ...changed }, extras)).findings
    .filter(({ outcome }) => outcome !== 'ok')
    .map(({ check, outcome, what }) => `${outcome} ${check}: ${what}`);

describe('what the account answers', () => {
  it.each<[string, Answers]>([
    ['lambda:ListFunctions', { 'lambda:ListFunctions': () => ({ Functions: [], NextMarker: `${Math.random()}` }) }],
    ['connect:ListLambdaFunctions', { 'connect:ListLambdaFunctions': () => ({ NextToken: `${Math.random()}` }) }],
    [
      'connect:ListIntegrationAssociations',
      { 'connect:ListIntegrationAssociations': () => ({ NextToken: `${Math.random()}` }) },
    ],
    [
      'cloudformation:ListStackResources',
      { 'cloudformation:ListStackResources': () => ({ NextToken: `${Math.random()}` }) },
    ],
    [
      'connect:ListContactFlows',
      { ...instanceWith([]), 'connect:ListContactFlows': () => ({ NextToken: `${Math.random()}` }) },
    ],
  ])('is read for 100 pages where %s has no end', async (action, changed) => {
    const { findings, calls } = await examine({ ...instanceWith([]), ...healthy, ...changed }, { flows: quiet });
    expect(findings.map(({ what }) => what)).toContain(
      `${action} answered more than 100 pages, so the list was not read`,
    );
    expect(calls.filter((call) => call.action === action)).toHaveLength(101);
  });

  it('may be a template in YAML', async () => {
    const sentence = `the template of stack ${STACK} is not JSON, so what was deployed is not compared; the CDK deploys JSON`;
    expect(await badOf({ 'cloudformation:GetTemplate': { TemplateBody: 'Resources:\n  F: !Ref X' } })).toEqual([
      `unknown configuration: ${sentence}`,
      `unknown log group: ${sentence}`,
    ]);
  });

  it('may be a flow that is not JSON', async () => {
    const flows = instanceWith([{ name: 'Odd', content: 'x' }]);
    const describe = { 'connect:DescribeContactFlow': { ContactFlow: { Status: 'PUBLISHED', Content: '<flow/>' } } };
    expect(await badOf({ ...flows, ...describe }, { flows: quiet })).toEqual([
      'unknown flows: flow "Odd" could not be checked: its content is not JSON',
    ]);
  });

  it('may be a policy of which a statement is null', async () => {
    const sentence = 'a policy is not a policy document of IAM, so it was not read';
    const document = '{"Statement": [null]}';
    expect(
      await badOf({ 'lambda:GetPolicy': { Policy: document }, 'iam:GetRolePolicy': { PolicyDocument: document } }),
    ).toEqual([`unknown permission: ${sentence}`, `unknown role: ${sentence}`]);
  });

  it.each([[null], ['x'], [{ errorMessage: 5 }]])('may be a failure of the function that is %j', async (payload) => {
    const [bad, ...others] = await badOf(
      { 'lambda:InvokeFunction': new FunctionFailure(payload as object) },
      { contactId: 'contact-1' },
    );
    expect(others).toEqual([]);
    expect(bad).toMatch(/^problem call: the flow would take its Error branch: Unhandled: /);
  });

  // The protocol of the other services, XML, has no null.
  const actions = Object.keys(healthy).filter((action) => !/^(cloudformation|iam|cloudwatch|sns):/.test(action));

  it.each(actions)('may be null for %s, which one sentence says', async (action) => {
    const { findings } = await examine({ ...healthy, [action]: () => null }, { contactId: 'contact-1' });
    for (const { what } of findings) expect(what).not.toMatch(/TypeError|undefined|Cannot read|\n/);
  });

  it.each(actions)('may have null in the place of every member for %s', async (action) => {
    const given = healthy[action];
    const nulls = (input: Record<string, string>) => {
      const answer = typeof given === 'function' ? given(input) : given;
      return Object.fromEntries(Object.entries(answer as object).map(([name]) => [name, null]));
    };
    const { findings } = await examine({ ...healthy, [action]: nulls }, { contactId: 'contact-1' });
    for (const { what } of findings) expect(what).not.toMatch(/TypeError|Cannot read|\n/);
  });

  it.each<[string, Answers]>([
    [
      'a stack',
      {
        'cloudformation:DescribeStacks': {
          Stacks: [{ StackName: '$(touch forged)', StackStatus: 'X_FAILED', CreationTime: new Date() }],
        },
      },
    ],
    [
      'an alarm',
      {
        'cloudwatch:DescribeAlarms': { MetricAlarms: [{ AlarmName: "x'; touch forged; echo '", StateValue: 'ALARM' }] },
      },
    ],
  ])('stands quoted in a command to paste, where the name of %s means something to a shell', async (_, changed) => {
    const { findings } = await examine({ ...healthy, ...changed });
    const commands = findings.flatMap((finding) => ('command' in finding && finding.command ? [finding.command] : []));
    expect(commands.some((command) => command.includes('forged'))).toBe(true);
    for (const command of commands) expect(command.replace(/'[^']*'|\\'/g, '')).not.toMatch(/[$;`]/);
  });
});
