import { Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { CaseLookup } from '../../../lib/case-lookup';
import { ALL_OPTIONS, DOMAIN_ID, INSTANCE_ARN, synthesized, unbundledApp } from '../../support/template';

const ALARM = 'AWS::CloudWatch::Alarm';

type AlarmProperties = {
  AlarmDescription: string;
  TreatMissingData: string;
  AlarmActions?: string[];
  Threshold: number;
} & Record<string, unknown>;

function alarmsIn(template: Template): Map<string, AlarmProperties> {
  const alarms = Object.entries(template.findResources(ALARM));
  return new Map(
    alarms.map(([id, { Properties }]) => [
      id.replace(/^CaseLookupMonitoring|[0-9A-F]{8}$/g, ''),
      Properties as AlarmProperties,
    ]),
  );
}

describe('the alarms', () => {
  const { template } = synthesized();
  const alarms = alarmsIn(template);

  it('are five, each with its own action', () => {
    expect([...alarms.keys()]).toEqual([
      'FunctionErrors',
      'LookupsThrottled',
      'SlowAnswers',
      'FunctionThrottled',
      'AccessDenied',
    ]);
  });

  it.each([
    ['FunctionErrors', /look at the last failures/],
    ['LookupsThrottled', /Raise it: AWS console, Service Quotas, Amazon Connect Cases, .*ListCasesForContact/],
    ['LookupsThrottled', /where flows ask for details or by customer those of SearchCases \(2\) and GetCase \(4\)/],
    ['SlowAnswers', /Service Quotas, Amazon Connect Cases.*AWS Health Dashboard/],
    ['FunctionThrottled', /Service Quotas, AWS Lambda, Concurrent executions/],
    ['AccessDenied', /Check that casesDomainId is the domain of the instance and deploy again/],
  ])('%s says what to do within the length that CloudWatch allows', (name, action) => {
    const description = alarms.get(name)?.AlarmDescription ?? '';
    expect(description).toMatch(action);
    expect(description.length).toBeLessThanOrEqual(1024);
  });

  it('stay silent without values', () => {
    expect([...alarms.values()].map(({ TreatMissingData }) => TreatMissingData)).toEqual(Array(5).fill('notBreaching'));
  });

  it('notify the topic if there is one', () => {
    expect([...alarms.values()].flatMap(({ AlarmActions = [] }) => AlarmActions)).toEqual([]);
    const { alarmTopicArn } = ALL_OPTIONS;
    for (const { AlarmActions } of alarmsIn(synthesized({ alarmTopicArn }).template).values()) {
      expect(AlarmActions).toEqual([alarmTopicArn]);
    }
  });

  it.each([
    ['FunctionErrors', 'AWS/Lambda', 'Errors', 'Invocations', 10],
    ['LookupsThrottled', 'ConnectCaseLookup', 'CasesThrottledError', 'Lookups', 5],
  ])('%s is a rate: of %s, %s in a hundred %s', (name, Namespace, part, whole, Threshold) => {
    const metric = (MetricName: string) =>
      Match.objectLike({ MetricStat: { Metric: { Namespace, MetricName }, Period: 900, Stat: 'Sum' } });
    template.hasResourceProperties(ALARM, {
      AlarmDescription: alarms.get(name)?.AlarmDescription,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold,
      Metrics: [Match.objectLike({ Expression: '100 * part / whole' }), metric(part), metric(whole)],
    });
  });

  it("calls an answer late after 80 % of the time limit of the contact's own block", () => {
    expect(alarms.get('SlowAnswers')).toMatchObject({
      MetricName: 'TimeUsed',
      ExtendedStatistic: 'p90',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 80,
    });
  });

  it.each([
    ['AccessDenied', 'CasesAccessDeniedError'],
    ['FunctionThrottled', 'Throttles'],
  ])('%s needs one occurrence only, which never is by chance', (name, MetricName) => {
    expect(alarms.get(name)).toMatchObject({ MetricName, Statistic: 'Sum', Threshold: 1, EvaluationPeriods: 1 });
  });
});

describe('the dashboard', () => {
  const { template } = synthesized({ flowTimeLimit: Duration.seconds(4) });
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = JSON.parse(
    dashboard?.Properties.DashboardBody['Fn::Join'][1]
      .map((part: unknown) => (typeof part === 'string' ? part : 'TOKEN'))
      .join(''),
  );
  const widgets = body.widgets as { type: string; x: number; width: number; properties: Record<string, unknown> }[];

  it('shows alarms, volume and outcome, quota and time, and the last failures from top to bottom', () => {
    expect(widgets.map(({ type, properties }) => properties.title ?? type)).toEqual([
      'text',
      'Alarms',
      'Volume',
      'Outcome',
      'Starts',
      'Requests a second, and the quotas',
      "Time to answer, % of the block's time limit",
      'Last failures',
    ]);
  });

  it('fits beside each other what stands in a row', () => {
    expect(widgets.every(({ x, width }) => x + width <= 24)).toBe(true);
  });

  it('has every alarm', () => {
    expect(widgets[1]?.properties.alarms).toHaveLength(alarmsIn(template).size);
  });

  it("draws the limits: the default quota and the block's time limit", () => {
    const limits = widgets.flatMap(({ properties }) => {
      const { horizontal = [] } = (properties.annotations ?? {}) as { horizontal?: { value: number }[] };
      return horizontal.map(({ value }) => value);
    });
    expect(limits).toEqual([2, 100]);
  });
});

it.each([
  ['search', [2, 2, 4]],
  ['exact', [2, 4]],
] as const)('the dashboard draws the quota of each operation that %s calls', (caseDetails, quotas) => {
  const { template } = synthesized({ caseDetails });
  const body = JSON.stringify(template.findResources('AWS::CloudWatch::Dashboard'));
  const drawn = [...body.matchAll(/value[^\d}]*(\d+)[^}]*default quota of (\w+)/g)];
  expect(drawn.map(([, value]) => Number(value))).toEqual(quotas);
  for (const [, , operation] of drawn) expect(body).toContain(`${operation}Requests`);
});

describe('two lookups in one stack', () => {
  it('share no name, and no metric', () => {
    const stack = new Stack(unbundledApp(), 'Theirs', { env: { account: '111122223333', region: 'us-west-2' } });
    const props = { instanceArn: INSTANCE_ARN, casesDomainId: DOMAIN_ID };
    for (const id of ['One', 'Other']) new CaseLookup(stack, id, props);
    const template = Template.fromStack(stack);
    const names = [
      ...Object.values(template.findResources('AWS::CloudWatch::Dashboard')).map(
        ({ Properties }) => Properties.DashboardName,
      ),
      ...Object.values(template.findResources('AWS::Logs::QueryDefinition')).map(({ Properties }) => Properties.Name),
    ];
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('Theirs-One-us-west-2');
    expect(names).toContain('Theirs/Other/One contact');
    const denied = Object.values(template.findResources(ALARM)).flatMap(({ Properties }) =>
      Properties.MetricName === 'CasesAccessDeniedError' ? [JSON.stringify(Properties.Dimensions)] : [],
    );
    expect(new Set(denied).size).toBe(2);
  });
});
