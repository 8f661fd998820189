import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { readTestCase } from '../../../../dev/flow/test-cases/test-case';
import { createTestObserver, type TestObserver } from '../../../../dev/flow/test-cases/test-observer';
import { FUNCTION_ARN_PLACEHOLDER } from '../../../../lib/flows/flow-content';
import { contentOf, exampleFlow, FLOW_FILE, TEST_CASE_FILES } from '../../../support/flows';
import { ERROR, end, lambda, runContent, say } from '../../../support/run';

type Step = { event: [string, object?]; actions?: [string, object][] };

/** A test case whose observations come one after the other. */
function testOf(...steps: Step[]) {
  const Observations = steps.map(({ event: [Type, Properties = {}], actions = [] }, index) => ({
    Identifier: `${index}`,
    Event: { Type, Properties },
    Actions: actions.map(([ActionType, Parameters], at) => ({
      Identifier: `${index}.${at}`,
      Type: ActionType,
      Parameters,
    })),
    Transitions: { NextObservations: steps[index + 1] ? [`${index + 1}`] : [] },
  }));
  return { Version: '2019-10-30', Metadata: {}, Observations };
}

function observerOf(test: unknown): TestObserver {
  const read = readTestCase(test);
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  return createTestObserver(read);
}

async function failuresOf(flow: unknown, test: unknown, stubs = {}): Promise<string[]> {
  const observer = observerOf(test);
  await runContent(flow, { observer, stubs });
  return observer.failures();
}

const started: Step = { event: ['TestInitiated'] };
const heard = (Text: string, Type = 'Similarity'): Step['event'] => [
  'MessageReceived',
  { Text, MatchingCriteria: { Type } },
];
const mock = (ActionType: string, Strategy: object, ActionParameters = {}): [string, object] => [
  'OverrideSystemBehavior',
  { Behavior: { Type: 'FlowAction', Properties: { ActionType, ActionParameters, Strategy } } },
];
const mocked = (ExecutionResult: object) => ({
  Type: 'MockResponse',
  Response: { Type: 'ExecutionResult', ExecutionResult },
});
const press = (Value: number | string): [string, object] => [
  'SendInstruction',
  { Instruction: { Type: 'DtmfInput', Properties: { Value } } },
];
const assertThat = (Namespace: string, Operand: string): [string, object] => [
  'Assert',
  { Namespace, Operator: 'Equals', Operand },
];
const endTest: [string, object] = ['TestControl', { Command: { Type: 'EndTest' } }];

describe('a native test case', () => {
  it.each(TEST_CASE_FILES.map((file) => [basename(file), file]))(
    '%s of the sample flow passes as it is',
    async (_, file) => {
      expect(await failuresOf(contentOf(FLOW_FILE), JSON.parse(readFileSync(file, 'utf8')))).toEqual([]);
      expect(readFileSync(file, 'utf8')).toContain(FUNCTION_ARN_PLACEHOLDER);
    },
  );

  it('fails where it waits for what does not happen', async () => {
    const flow = exampleFlow(say({ Text: 'Hello' }), end);
    expect(await failuresOf(flow, testOf(started, { event: heard('Goodbye') }))).toEqual([
      '"1" waits for MessageReceived "Goodbye", which did not happen',
    ]);
  });

  it('fails where an assertion does not hold', async () => {
    const flow = exampleFlow(say({ Text: 'Hello' }), end);
    const test = testOf(started, { event: heard('hello!'), actions: [assertThat('$.Channel', 'CHAT'), endTest] });
    expect(await failuresOf(flow, test)).toEqual([
      'the assertion "1.0" fails: $.Channel is "VOICE"; expected was Equals "CHAT"',
    ]);
  });

  it('does not repeat data of the contact where an assertion does not hold', async () => {
    const test = testOf({ ...started, actions: [assertThat('$.ContactId', 'x'), endTest] });
    expect(await failuresOf(exampleFlow(end), test)).toEqual([
      'the assertion "0.0" fails: $.ContactId is there; expected was Equals "x"',
    ]);
  });

  it.each([
    ['You have 3 cases', 'Similarity', 'you have 3 cases.', true],
    ['You have 3 cases', 'Similarity', 'you have cases', false],
    ['You have 3 cases', 'Inclusion', 'have 3', true],
    ['<speak>You <b>have</b> 3</speak>', 'Similarity', 'you have 3', true],
  ])('hears "%s" by %s as "%s": %p', async (said, criteria, expected, heardIt) => {
    const flow = exampleFlow(say(said.startsWith('<') ? { SSML: said } : { Text: said }), end);
    expect(await failuresOf(flow, testOf(started, { event: heard(expected, criteria) }))).toHaveLength(heardIt ? 0 : 1);
  });

  it('hears a recorded prompt by its id', async () => {
    const flow = exampleFlow(say({ PromptId: 'arn:connect/prompt/p' }), end);
    expect(await failuresOf(flow, testOf(started, { event: ['MessageReceived', { PromptId: 'p' }] }))).toEqual([]);
  });

  it('mocks a function for one call each, in order', async () => {
    const answer = (name: string) => mock('InvokeLambdaFunction', mocked({ LoadedData: JSON.stringify({ name }) }));
    const failure = mock('InvokeLambdaFunction', { Type: 'Error', Error: { Value: 'TimeLimitExceeded' } });
    const flow = exampleFlow(
      lambda(),
      say({ Text: 'a $.External.name' }),
      lambda(),
      say({ Text: 'b $.External.name' }),
      lambda(),
      end,
    );
    const test = testOf(
      { ...started, actions: [answer('1'), answer('2'), failure] },
      { event: heard('a 1') },
      { event: heard('b 2') },
      { event: ['TestCompleted'], actions: [assertThat('$.Channel', 'VOICE')] },
    );
    expect(await failuresOf(flow, test)).toEqual([]);
  });

  it('mocks a result, and lets another resource stand in', async () => {
    const hours = { Type: 'CheckHoursOfOperation', Parameters: { HoursOfOperationId: 'h' }, errors: ERROR };
    const flow = exampleFlow({ ...hours, when: { False: '2' } }, say({ Text: 'open' }), say({ Text: 'closed' }), end);
    const closed = { event: heard('closed') };
    const mockedHours = mock('CheckHoursOfOperation', mocked({ Result: 'False' }), { HoursOfOperationId: 'h' });
    expect(await failuresOf(flow, testOf({ ...started, actions: [mockedHours] }, closed))).toEqual([]);
    const never = { Type: 'SubstituteResource', SubstituteArn: 'never' };
    const instead = mock('CheckHoursOfOperation', never, { HoursOfOperationId: 'h' });
    const test = testOf({ ...started, actions: [instead] }, closed);
    expect(await failuresOf(flow, test, { hours: { never: false, h: true } })).toEqual([]);
  });

  it('presses keys when it hears the prompt; where it presses none, time runs out', async () => {
    const errors = ['InputTimeLimitExceeded', 'NoMatchingCondition', ...ERROR];
    const menu = { Type: 'GetParticipantInput', Parameters: { Text: 'Press 1' }, errors, when: { '1': '2' } };
    const flow = exampleFlow(menu, say({ Text: 'none' }), say({ Text: 'one' }), say({ Text: 'late' }), end);
    for (const error of flow.Actions[0]!.Transitions.Errors) error.NextAction = '3';
    const pressed = testOf(started, { event: heard('press 1'), actions: [press(1)] }, { event: heard('one') });
    expect(await failuresOf(flow, pressed)).toEqual([]);
    const silent = testOf(started, { event: heard('press 1') }, { event: heard('late') });
    expect(await failuresOf(flow, silent)).toEqual([]);
  });

  it('enters digits up to the # where a block stores them', async () => {
    const store = { Type: 'GetParticipantInput', Parameters: { StoreInput: 'True', Text: 'Number?' } };
    const flow = exampleFlow(store, say({ Text: 'got $.StoredCustomerInput' }), end);
    const test = testOf(
      started,
      { event: heard('number'), actions: [press(4), press('71#')] },
      { event: heard('got 471') },
    );
    expect(await failuresOf(flow, test)).toEqual([]);
  });

  it('sees blocks start, and a transfer by the queue that was set', async () => {
    const queue = { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: 'arn:connect/queue/q' } };
    const flow = exampleFlow(queue, { Type: 'TransferContactToQueue' });
    const event: Step['event'] = [
      'FlowActionStarted',
      { ActionType: 'TransferContactToQueue', ActionParameters: { QueueId: 'q' } },
    ];
    expect(await failuresOf(flow, testOf(started, { event, actions: [endTest] }))).toEqual([]);
  });

  it('ends the run where it ends the test', async () => {
    const observer = observerOf(testOf(started, { event: heard('a'), actions: [endTest] }, { event: heard('b') }));
    const run = await runContent(exampleFlow(say({ Text: 'a' }), say({ Text: 'b' }), end), { observer });
    expect(run).toMatchObject({ end: 'the test ends here', path: [{ block: '0' }] });
    expect(observer.failures()).toEqual([]);
  });

  const message = (MatchingCriteria: unknown): Step['event'] => ['MessageReceived', { Text: 'a', MatchingCriteria }];

  it.each<[string, Step, string]>([
    [
      'an event',
      { event: ['CallEnded'] },
      '"1" waits for "CallEnded", which is not known here; known: TestInitiated, ',
    ],
    ['a way to compare', { event: message('Regex') }, '"1" compares a message by "Regex", '],
    ['a way to compare in an object', { event: message({ Type: 'Regex' }) }, '"1" compares a message by "Regex", '],
    ['an action', { event: heard('a'), actions: [['Pause', {}]] }, '"1", action "1.0" has the type "Pause", '],
    [
      'an assertion',
      { event: heard('a'), actions: [['Assert', { Namespace: '$.Channel', Operator: 'Exists', Operand: '' }]] },
      '"1", action "1.0" has the operator "Exists", which is not published; there are Equals, ',
    ],
    [
      'an instruction',
      { event: heard('a'), actions: [['SendInstruction', { Instruction: { Type: 'Hum' } }]] },
      '"1", action "1.0" sends the instruction "Hum", which is not known here; known: DtmfInput',
    ],
    [
      'a command',
      { event: heard('a'), actions: [['TestControl', { Command: { Type: 'Restart' } }]] },
      '"1", action "1.0" has the command "Restart", which is not known here; known: EndTest',
    ],
    [
      'an override',
      { event: heard('a'), actions: [['OverrideSystemBehavior', { Behavior: { Type: 'Clock' } }]] },
      '"1", action "1.0" overrides "Clock", which is not known here; known: FlowAction',
    ],
    [
      'a strategy',
      { event: heard('a'), actions: [mock('Wait', { Type: 'Skip' })] },
      '"1", action "1.0" has the strategy "Skip", which is not known here; known: MockResponse, ',
    ],
    [
      'a mocked response',
      { event: heard('a'), actions: [mock('Wait', { Type: 'MockResponse', Response: { Type: 'File' } })] },
      '"1", action "1.0" mocks a "File", which is not known here; known: ExecutionResult',
    ],
  ])('cannot be run with %s that is not known, and says where', (_, step, problem) => {
    expect(readTestCase(testOf(started, step))).toEqual({
      problems: [expect.stringContaining(`observation ${problem}`)],
    });
  });

  it('cannot be run when it waits for the event of an Actor that is not known', () => {
    const test = testOf(started, { event: heard('a') });
    Object.assign(test.Observations[1]!.Event, { Actor: 'Agent' });
    expect(readTestCase(test)).toEqual({ problems: [expect.stringContaining('has an event of the Actor "Agent", ')] });
  });

  it('cannot be run when it does not begin', () => {
    const problem = 'it has 0 observations of TestInitiated; a test case has one';
    expect(readTestCase({ Observations: [] })).toEqual({ problems: [problem] });
  });
});
