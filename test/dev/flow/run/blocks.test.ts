import { readFlow } from '../../../../dev/flow/content/read-flow';
import { createVirtualClock } from '../../../../dev/virtual-clock';
import { sleep } from '../../../../lambda/retry/clock';
import { exampleFlow } from '../../../support/flows';
import { ERROR, end, lambda, pathOf, runContent, say, set } from '../../../support/run';

const named = (name: string, content: object) => ({ name, content: readFlow(content) });

describe('a Loop block', () => {
  const turns = (LoopCount: string) => ({ Type: 'Loop', Parameters: { LoopCount }, errors: ERROR });
  const loop = (LoopCount: string) =>
    exampleFlow({ ...turns(LoopCount), when: { ContinueLooping: '0', DoneLooping: '1' } }, end);

  it.each([
    ['3', 3],
    ['0', 0],
  ])('with %s turns continues so often and is then done', async (count, times) => {
    const { path } = await runContent(loop(count));
    const went = path.filter(({ branch }) => branch === 'Equals "ContinueLooping"');
    expect(went).toHaveLength(times);
    expect(path.at(-2)?.branch).toBe('Equals "DoneLooping"');
  });

  it.each(['101', 'x', ''])('with "%s" turns takes its Error branch', async (count) => {
    expect(pathOf(await runContent(loop(count)))[0]).toBe('0: NoMatchingError');
  });
});

describe('the queue that a flow sets', () => {
  const queue = (Parameters: Record<string, string>) => ({
    Type: 'UpdateContactTargetQueue',
    Parameters,
    errors: ERROR,
  });
  const transfer = { Type: 'TransferContactToQueue', errors: ['QueueAtCapacity', ...ERROR] };
  const event = { Details: { ContactData: { InstanceARN: 'arn:i', Queue: { ARN: 'old', Name: 'Old' } } } };
  const stubs = { queues: { q: { name: 'Sales' }, full: { full: true } } };

  it('is $.Queue from then on, its name as the scenario says', async () => {
    const flow = exampleFlow(queue({ QueueId: 'q' }), set({ queue: '$.Queue.ARN $.Queue.Name' }), end);
    expect((await runContent(flow, { event, stubs })).attributes).toEqual({ queue: 'arn:i/queue/q Sales' });
  });

  it('is $.Queue of the event that a function gets', async () => {
    const events: { Details: { ContactData: Record<string, unknown> } }[] = [];
    const fn = (sent: unknown) => {
      events.push(sent as (typeof events)[number]);
      return { result: {} };
    };
    await runContent(exampleFlow(queue({ QueueId: 'arn:q' }), lambda(), end), { event, functions: { fn } });
    expect(events[0]?.Details.ContactData.Queue).toEqual({ ARN: 'arn:q' });
  });

  it('has no name unless the scenario gives one', async () => {
    const flow = exampleFlow(queue({ QueueId: 'other' }), set({ queue: '$.Queue.Name' }), end);
    await expect(runContent(flow, { event, stubs })).rejects.toThrow(
      'block "1" (UpdateContactAttributes) reads $.Queue.Name of the queue other\nThe scenario does not say all that the flow asks:',
    );
  });

  it('takes the contact unless the scenario says that it is full', async () => {
    const run = (QueueId: string) => runContent(exampleFlow(queue({ QueueId }), transfer, end), { event, stubs });
    expect((await run('q')).end).toBe('the contact waits in the queue');
    expect(pathOf(await run('full'))[1]).toBe('1: QueueAtCapacity');
  });

  it('has the ARN of an agent queue where the block names an agent, and a note that it is made up', async () => {
    const run = (AgentId: string) =>
      runContent(exampleFlow(queue({ AgentId }), set({ queue: '$.Queue.ARN' }), end), { event });
    for (const agent of ['bbbb', 'arn:i/agent/bbbb']) {
      const { path, attributes } = await run(agent);
      expect(attributes).toEqual({ queue: 'arn:i/queue/agent/bbbb' });
      expect(path[0]?.notes).toEqual(['the queue is that of the agent bbbb; its ARN is made up']);
    }
  });

  it('has no other members, which a note says where one is read', async () => {
    const flow = exampleFlow(queue({ QueueId: 'q' }), set({ caller: '$.Queue.OutboundCallerId.Address' }), end);
    const { path, attributes } = await runContent(flow, { event, stubs });
    expect(attributes).toEqual({ caller: '' });
    expect(path[1]?.notes).toContain('$.Queue.OutboundCallerId.Address has no value here, so it is empty');
  });

  it.each(['UpdateContactTargetQueue', 'DequeueContactAndTransferToQueue'])(
    'is not set by %s with a reference that is empty',
    async (Type) => {
      const flow = exampleFlow({ Type, Parameters: { QueueId: '$.Attributes.queue' }, errors: ERROR }, end);
      const { path } = await runContent(flow, { event });
      expect(path[0]).toMatchObject({
        branch: 'NoMatchingError',
        notes: ['$.Attributes.queue is empty, which is no queue'],
      });
    },
  );
});

describe('a transfer to a queue that no block set', () => {
  const transfer = { Type: 'TransferContactToQueue', errors: ['QueueAtCapacity', ...ERROR] };
  const typed = (type: string, content = exampleFlow(transfer, end)) => ({ ...content, Metadata: { type } });
  const invoke = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ERROR };

  it.each([
    ['an inbound flow', typed('contactFlow')],
    ['a flow that names no type', exampleFlow(transfer, end)],
    [
      'a flow whose block that sets it failed',
      exampleFlow(
        { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: '' }, errors: ['NoMatchingError>1'] },
        transfer,
        end,
      ),
    ],
  ])('ends the run of %s with an error', async (_, content) => {
    await expect(runContent(content)).rejects.toThrow(
      "(TransferContactToQueue) transfers to a queue, and no block on this path set one; set it before, or give the contact's event a Queue",
    );
  });

  it.each(['queueTransfer', 'AGENT_TRANSFER', 'customerHold', 'agentWhisper', 'contactFlowModule'])(
    'waits in the queue from outside in content of type %s',
    async (type) => {
      const run = await runContent(typed(type));
      expect(run.end).toBe('the contact waits in the queue');
      expect(run.path[0]?.notes).toEqual(['the queue is set outside this flow']);
    },
  );

  it('waits in the queue from outside in content that cannot be an inbound flow', async () => {
    const run = await runContent(exampleFlow({ Type: 'DequeueContactAndTransferToQueue', errors: ERROR }, end));
    expect(run.end).toBe('the contact waits in the queue');
  });

  it('waits in the queue of the event, or in one that a stubbed module can have set', async () => {
    const event = { Details: { ContactData: { Queue: { ARN: 'arn:q', Name: 'Sales' } } } };
    const { path } = await runContent(typed('contactFlow'), { event });
    expect(path[0]?.notes).toEqual([]);
    const { end: how } = await runContent(exampleFlow(invoke, transfer, end), { stubs: { modules: { m: {} } } });
    expect(how).toBe('the contact waits in the queue');
  });
});

describe('a transfer to a flow', () => {
  const transfer = { Type: 'TransferToFlow', Parameters: { ContactFlowId: 'arn:connect/contact-flow/next' } };
  const answers = { functions: { fn: () => ({ result: { a: '1' } }) } };

  it('continues in a flow that is given, with attributes and the last answer, without flow attributes', async () => {
    const flowAttributes = { Type: 'UpdateFlowAttributes', Parameters: { FlowAttributes: { x: { Value: '1' } } } };
    const next = exampleFlow(set({ got: '$.External.a[$.FlowAttributes.x]' }), end);
    const flows = new Map([['next', named('next.json', next)]]);
    const run = await runContent(exampleFlow(lambda(), flowAttributes, transfer), { ...answers, flows });
    expect(run.attributes).toEqual({ got: '1[]' });
    expect(run.path.map(({ flow }) => flow)).toEqual(['flow.json', 'flow.json', 'flow.json', 'next.json', 'next.json']);
    expect(run.end).toBe('the contact is disconnected');
  });

  it('ends the run as the scenario says', async () => {
    const stubs = { flows: { next: { end: 'the contact goes to billing' } } };
    expect((await runContent(exampleFlow(transfer), { stubs })).end).toBe('the contact goes to billing');
  });
});

describe('a module with an input, an output and branches', () => {
  const invoke = {
    Type: 'InvokeFlowModule',
    Parameters: { FlowModuleId: 'm:$LATEST', Input: { name: '$.Attributes.who' } },
    errors: ['NoMatchingCondition', ...ERROR],
    when: { known: '2' },
  };
  const flow = exampleFlow(set({ who: 'Jane' }), invoke, set({ got: '$.Modules.Result $.Modules.ResultData.id' }), end);

  it('reads the input, and its caller reads branch and output', async () => {
    const back = {
      Type: 'EndFlowModuleExecution',
      Parameters: { Result: 'known', ResultData: { id: 'id of $.Modules.Input.name' } },
    };
    const modules = new Map([['m', named('module.json', exampleFlow(back))]]);
    const run = await runContent(flow, { modules });
    expect(run.attributes).toEqual({ who: 'Jane', got: 'known id of Jane' });
    expect(pathOf(run)[1]).toBe('1: Equals "known"');
  });

  it('need not be run: the scenario says what it returns and which attributes it sets', async () => {
    const stubs = { modules: { m: { result: 'known', data: { id: '7' }, attributes: { who: 'John' } } } };
    const run = await runContent(flow, { stubs });
    expect(run.attributes).toEqual({ who: 'John', got: 'known 7' });
    const byBlock = await runContent(flow, { stubs: { blocks: { '1': { result: 'known' } } } });
    expect(pathOf(byBlock)[1]).toBe('1: Equals "known"');
  });
});

describe('an asynchronous Lambda block', () => {
  it('continues at once; how the invocation ended is told when the run is over', async () => {
    const clock = createVirtualClock();
    const slow = async () => {
      await sleep(clock, 30_000);
      return { result: {} };
    };
    const block = lambda({ InvocationType: 'ASYNCHRONOUS', InvocationTimeLimitSeconds: '60' });
    const flow = exampleFlow(block, say({ Text: 'One moment' }), set({ id: '$.LambdaInvocation.InvocationId' }), end);
    const running = runContent(flow, { functions: { fn: slow }, clock });
    await clock.run();
    const { path, attributes } = await running;
    expect(path[0]).toMatchObject({
      branch: 'Success',
      ended: 0,
      notes: ['starts the function and continues', 'answered after 30.00 s'],
    });
    expect(attributes.id).toMatch(/^[\da-f-]{36}$/);
  });
});
