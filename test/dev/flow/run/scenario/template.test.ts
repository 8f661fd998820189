import { join } from 'node:path';
import { readFlow } from '../../../../../dev/flow/content/read-flow';
import { createStubs, type Stubs } from '../../../../../dev/flow/context/stubs';
import { missingStubs } from '../../../../../dev/flow/run/required-stubs';
import { contactsOfScenario } from '../../../../../dev/flow/run/scenario/contacts';
import { schemaProblems } from '../../../../../dev/flow/run/scenario/schema';
import { scenarioTemplate } from '../../../../../dev/flow/run/scenario/template';
import { parseFlowContent } from '../../../../../lib/flows/flow-content';
import { exampleFlow } from '../../../../support/flows';
import { ERROR, end, FILES, lambda, runContent, set } from '../../../../support/run';

function templateOf(content: unknown, stubs: Stubs = {}) {
  const flow = { name: 'flow.json', content: readFlow(content) };
  const context = { flows: new Map(), modules: new Map(), stubs: createStubs(stubs), hasFunction: () => false };
  return scenarioTemplate(flow, missingStubs(flow, context), []);
}

const menu = { Type: 'GetParticipantInput', Identifier: 'menu', errors: ['NoMatchingCondition'] };

describe('the template of a scenario', () => {
  it('answers all that a flow asks, in the form of the schema', async () => {
    const compare = { Type: 'Compare', Parameters: { ComparisonValue: '$.External.level' }, when: { gold: '7' } };
    const flow = exampleFlow(
      { ...menu, when: { '3': '1' } },
      { Type: 'CheckHoursOfOperation', Parameters: { HoursOfOperationId: 'h' }, when: { True: '2', False: '7' } },
      lambda({ LambdaFunctionARN: 'arn:fn' }),
      set({ name: '$.External.customer.name', level: '$.Attributes.tier' }),
      { ...compare, errors: ['NoMatchingCondition'] },
      { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ERROR },
      { Type: 'TransferToFlow', Parameters: { ContactFlowId: 'f' } },
      end,
    );
    const template = templateOf(flow);
    expect(template).toEqual({
      inputs: { menu: '3' },
      hours: { h: false },
      functions: { 'arn:fn': { value: { level: 'gold', customer: { name: '1' } } } },
      modules: { m: {} },
      flows: { f: { end: 'the contact continues in another flow' } },
      contacts: [{ name: 'a contact of flow.json', channel: 'VOICE', attributes: { tier: '1' } }],
    });
    expect(await schemaProblems(template)).toEqual([]);
  });

  it('lets a module return by the branch that leads to an end', () => {
    const invoke = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, when: { again: '0', known: '1' } };
    expect(templateOf(exampleFlow(invoke, end))).toMatchObject({ modules: { m: { result: 'known' } } });
  });

  it('does not ask for a function that is known by the attribute that holds its ARN', () => {
    const content = readFlow(exampleFlow(lambda({ LambdaFunctionARN: '$.Attributes.arn' }), end));
    const needs = (known: string[]) =>
      missingStubs(
        { name: 'flow.json', content },
        {
          ...{ flows: new Map(), modules: new Map(), stubs: createStubs({}) },
          hasFunction: (names) => names.some((name) => known.includes(name)),
        },
      );
    expect(needs(['$.Attributes.arn'])).toEqual([]);
    expect(needs([])).toMatchObject([{ section: 'functions', key: '0' }]);
  });

  it('asks for nothing that an existing scenario answers', () => {
    const { contacts: _, ...rest } = templateOf(exampleFlow({ ...menu, when: { '1': '1' } }, end), {
      inputs: { menu: '1' },
    });
    expect(rest).toEqual({});
  });

  it('leads to an end, not into a circle', async () => {
    const again = exampleFlow({ ...menu, when: { '1': 'menu', '2': '1' } }, end);
    expect(templateOf({ ...again, StartAction: 'menu' })).toMatchObject({ inputs: { menu: '2' } });
  });

  it('lets the contact leave a flow that has no end of its own', async () => {
    const guide = { Type: 'ShowView', Identifier: 'guide', Parameters: { ViewResource: { Id: 'v' } } };
    const flow = { ...exampleFlow({ ...guide, when: { Back: 'guide' }, errors: ERROR }, end), StartAction: 'guide' };
    const template = templateOf(flow);
    expect(template).toMatchObject({ views: { v: ['Back', { end: 'the contact leaves' }] } });
    const [contact] = contactsOfScenario(template, FILES);
    const { contacts: _, placeholders: __, ...stubs } = template;
    const run = await runContent(flow, { stubs, event: contact!.event });
    expect(run.end).toBe('the contact leaves');
  });

  it('ends a queue flow that repeats until an agent answers, and the run names how', async () => {
    const flow = parseFlowContent(join(__dirname, '../../lint/fixtures/queue-wait-loop.flow.json'));
    const { contacts: _, ...stubs } = templateOf(flow);
    expect(stubs).toEqual({ blocks: { Wait: ['WaitCompleted', { end: 'an agent answers' }] } });
    expect((await runContent(flow, { stubs })).end).toBe('an agent answers');
    await expect(runContent(flow)).rejects.toThrow(
      'let the scenario say so: {"blocks":{"Wait":{"end":"an agent answers"}}}',
    );
  });

  const hold = { Type: 'MessageParticipant', Parameters: { Text: 'Please hold' }, errors: ['NoMatchingError>9'] };
  const inQueue = (...blocks: Parameters<typeof exampleFlow>) => ({
    ...exampleFlow(...blocks),
    Metadata: { type: 'customerQueue' },
  });
  const hours = { Type: 'CheckHoursOfOperation', Parameters: { HoursOfOperationId: 'h' } };
  const metric = { Type: 'CheckMetricData', Parameters: { MetricType: 'NumberOfAgentsStaffed' } };
  const twice = { Type: 'Loop', Parameters: { LoopCount: '2' }, when: { ContinueLooping: '1', DoneLooping: '2' } };

  it.each<[string, ReturnType<typeof inQueue>, object]>([
    ['without a Wait block', inQueue(hold, { ...hold, next: '0' }), { '0': [{}, { end: 'an agent answers' }] }],
    [
      'after blocks that come once',
      inQueue({ ...menu, Identifier: '0', when: { '1': '1' } }, hold, { ...hold, next: '2' }),
      { '2': [{}, { end: 'an agent answers' }] },
    ],
    [
      'around a Loop block that begins anew',
      inQueue(twice, { ...hold, next: '0' }, { ...hold, next: '0' }),
      { '2': [{}, { end: 'an agent answers' }] },
    ],
    [
      'in either of two circles',
      inQueue({ ...metric, when: { '1': '1', '2': '2' } }, { ...hold, next: '1' }, { ...hold, next: '2' }),
      { '1': [{}, { end: 'an agent answers' }], '2': [{}, { end: 'an agent answers' }] },
    ],
    [
      'whose only blocks ask for something',
      inQueue({ ...hours, when: { True: '0', False: '0' } }),
      { '0': [true, { end: 'an agent answers' }] },
    ],
  ])('ends a queue flow that repeats %s', async (_, flow, blocks) => {
    const { contacts: __, ...stubs } = templateOf(flow);
    expect(stubs.blocks).toEqual(blocks);
    expect(await schemaProblems(stubs)).toEqual([]);
    expect((await runContent(flow, { stubs })).end).toBe('an agent answers');
  });

  it('lets a transfer out of a queue be an end, like any other transfer', () => {
    const transfer = { Type: 'DequeueContactAndTransferToQueue', errors: ['QueueAtCapacity', ...ERROR] };
    const flow = exampleFlow({ ...menu, when: { '1': '1' } }, transfer, { ...end, Type: 'Loop' });
    expect(templateOf({ ...flow, StartAction: 'menu' })).toMatchObject({ inputs: { menu: '1' } });
  });

  it('names the queue that a block takes from an attribute', async () => {
    const flow = parseFlowContent(join(__dirname, '../../lint/fixtures/queue-by-reference.flow.json'));
    const { contacts, ...stubs } = templateOf(flow);
    expect(stubs).toEqual({ queues: { Queue: { name: 'Example queue' } } });
    const event = contactsOfScenario({ contacts: contacts! }, FILES)[0]!.event;
    expect((await runContent(flow, { stubs, event })).attributes).toMatchObject({ queueName: 'Example queue' });
  });

  it('names the queue whose name a module reads', async () => {
    const queue = { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: 'q' }, errors: ERROR };
    const invoke = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ERROR };
    const flow = { name: 'flow.json', content: readFlow(exampleFlow(queue, invoke, end)) };
    const module = exampleFlow(set({ queueName: '$.Queue.Name' }), { Type: 'EndFlowModuleExecution' });
    const modules = new Map([['m', { name: 'module.json', content: readFlow(module) }]]);
    const context = { flows: new Map(), modules, stubs: createStubs({}), hasFunction: () => false };
    const { contacts: _, ...stubs } = scenarioTemplate(flow, missingStubs(flow, context), []);
    expect(stubs).toEqual({ queues: { q: { name: 'Example queue' } } });
    expect((await runContent(exampleFlow(queue, invoke, end), { stubs, modules })).attributes).toEqual({
      queueName: 'Example queue',
    });
  });

  it('is made for as many blocks as a flow can have, each of which reads, compares and asks', () => {
    const blocks = Array.from(
      { length: 83 },
      (_, index): Parameters<typeof exampleFlow> => [
        {
          ...menu,
          Identifier: `menu ${index}`,
          when: { '1': `menu ${Math.max(0, index - 1)}`, '2': `menu ${index + 1}` },
        },
        lambda({ LambdaFunctionARN: `arn:${index}` }),
        { Type: 'Compare', Parameters: { ComparisonValue: `$.External.a${index}` }, when: { x: '249' } },
      ],
    ).flat();
    const flow = { ...exampleFlow(...blocks, end), StartAction: 'menu 0' };
    expect(Object.keys(templateOf(flow).inputs ?? {})).toHaveLength(83);
    expect(Object.keys(templateOf(flow).functions ?? {})).toHaveLength(83);
  });

  it('answers blocks of one resource separately where one answer does not do for all', () => {
    const view = (Identifier: string) => ({ Type: 'ShowView', Identifier, Parameters: { ViewResource: { Id: 'v' } } });
    const flow = exampleFlow({ ...view('a'), when: { Next: 'b' } }, { ...view('b'), when: { Done: '2' } }, end);
    expect(templateOf({ ...flow, StartAction: 'a' })).toMatchObject({ views: { a: 'Next', b: 'Done' } });
  });
});

describe('what a scenario does not answer', () => {
  it('is one error that lists all of it and shows the lines to add', async () => {
    const flow = exampleFlow({ ...menu, when: { '1': '1' } }, lambda({ LambdaFunctionARN: 'arn:fn' }), end);
    const lines = [
      '{',
      '  "inputs": {',
      '    "menu": "1"',
      '  },',
      '  "functions": {',
      '    "arn:fn": {',
      '      "value": {}',
    ];
    await expect(runContent({ ...flow, StartAction: 'menu' })).rejects.toThrow(
      [
        'flow.json: block "menu" (GetParticipantInput) asks what the customer enters',
        'The scenario does not say all that the flow asks:',
        '  flow.json: block "menu" (GetParticipantInput) needs inputs',
        '  flow.json: block "1" (InvokeLambdaFunction) needs functions',
        'Add these lines to it; --scenario-template writes a whole scenario:',
        ...lines,
      ].join('\n'),
    );
  });

  it('is no error where the contact does not come to it', async () => {
    const flow = exampleFlow(end, { ...menu, when: {} });
    expect((await runContent(flow)).end).toBe('the contact is disconnected');
  });
});
