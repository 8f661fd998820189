import { createVirtualClock } from '../../../../dev/virtual-clock';
import { sleep } from '../../../../lambda/retry/clock';
import { eventFor } from '../../../support/events';
import { exampleFlow } from '../../../support/flows';
import { ERROR, end, lambda, pathOf, runContent, say, set } from '../../../support/run';

const answers = (result: unknown) => ({ functions: { fn: () => ({ result }) } });

describe('the flow runner', () => {
  it('sends the event that Connect sends: attributes as they are now, and the input of the block', async () => {
    const events: unknown[] = [];
    const input = { channel: '$.Channel', text: 'for $.Attributes.who', nested: { count: 1, list: ['$.ContactId'] } };
    const flow = exampleFlow(set({ who: 'me' }), lambda({ LambdaInvocationAttributes: input }), end);
    await runContent(flow, {
      functions: {
        fn: (event) => {
          events.push(event);
          return { result: {} };
        },
      },
    });
    const event = eventFor('contact-1');
    expect(events).toEqual([
      {
        Name: 'ContactFlowEvent',
        Details: {
          ContactData: { ...event.Details.ContactData, Attributes: { who: 'me' } },
          Parameters: { channel: 'VOICE', text: 'for me', nested: { count: 1, list: ['contact-1'] } },
        },
      },
    ]);
  });

  it('replaces the whole answer with each Lambda block, and forgets it when one fails', async () => {
    const functions = {
      first: () => ({ result: { a: '1', b: '1' } }),
      second: () => ({ result: { a: '2' } }),
      fails: () => ({ errorType: 'E', errorMessage: 'm' }),
    };
    const flow = exampleFlow(
      lambda({ LambdaFunctionARN: 'first' }),
      set({ before: '$.External.a$.External.b' }),
      lambda({ LambdaFunctionARN: 'second' }),
      set({ after: '$.External.a$.External.b' }),
      lambda({ LambdaFunctionARN: 'fails', InvocationTimeLimitSeconds: 1 }),
      end,
      set({ failed: '[$.External.a]' }),
      end,
    );
    Object.assign(flow.Actions[4]!.Transitions, { Errors: [{ ErrorType: 'NoMatchingError', NextAction: '6' }] });
    const { attributes } = await runContent(flow, { functions });
    expect(attributes).toEqual({ before: '11', after: '2', failed: '[]' });
  });

  it('compares the conditions in their order and takes no match otherwise', async () => {
    const flow = (value: string) => {
      const compare = { Type: 'Compare', Parameters: { ComparisonValue: '$.External.n' } };
      const content = exampleFlow(lambda(), compare, end);
      const [condition, error] = ['Condition', 'ErrorType'];
      content.Actions[1]!.Transitions = {
        Conditions: [
          { [condition!]: { Operator: 'NumberGreaterThan', Operands: ['5'] }, NextAction: '2' },
          { [condition!]: { Operator: 'NumberGreaterThan', Operands: ['1'] }, NextAction: '2' },
          { [condition!]: { Operator: 'Equals', Operands: ['$.Channel'] }, NextAction: '2' },
        ],
        Errors: [{ [error!]: 'NoMatchingCondition', NextAction: '2' }],
      } as unknown as (typeof content.Actions)[1]['Transitions'];
      return runContent(content, answers(value === '' ? {} : { n: value })).then((run) => pathOf(run)[1]);
    };
    expect(await flow('9')).toBe('1: NumberGreaterThan "5"');
    expect(await flow('2')).toBe('1: NumberGreaterThan "1"');
    expect(await flow('VOICE')).toBe('1: Equals "$.Channel"');
    expect(await flow('0')).toBe('1: NoMatchingCondition');
    expect(await flow('')).toBe('1: NoMatchingCondition');
  });

  it.each([
    ['$.Channel', '$.Channel is "VOICE"'],
    ['$.CustomerEndpoint.Address', '$.CustomerEndpoint.Address is there'],
    ['$.Queue.Name', '$.Queue.Name is not there'],
  ])('tells of what is compared no datum of the contact: %s', async (ComparisonValue, note) => {
    const event = { Details: { ContactData: { Channel: 'VOICE', CustomerEndpoint: { Address: '+15550100' } } } };
    const compare = { Type: 'Compare', Parameters: { ComparisonValue }, errors: ['NoMatchingCondition'] };
    const { path } = await runContent(exampleFlow(compare, end), { event });
    expect(path[0]?.notes).toEqual([note]);
  });

  it('sets all attributes or, beyond 32 KB of them, none', async () => {
    const event = { Details: { ContactData: { Attributes: { old: 'x'.repeat(32_700) } } } };
    const { attributes, ...run } = await runContent(exampleFlow(set({ a: '1', b: 'y'.repeat(100) }), end), { event });
    expect(pathOf({ attributes, ...run })[0]).toBe('0: NoMatchingError');
    expect(Object.keys(attributes)).toEqual(['old']);
  });

  it.each<[string, Record<string, unknown>, string, string]>([
    ['VOICE', { Text: 'Hello $.ContactId' }, 'Success', '"Hello contact-1"'],
    ['VOICE', { SSML: '<speak>$.Channel</speak>' }, 'Success', 'SSML <speak>VOICE</speak>'],
    ['VOICE', { PromptId: 'prompt-1' }, 'Success', 'PromptId prompt-1'],
    ['CHAT', { Text: 'Hello' }, 'Success', '"Hello"'],
    ['CHAT', { PromptId: 'prompt-1' }, 'NoMatchingError', 'PromptId is for calls, and this is CHAT'],
    ['TASK', { Text: 'Hello' }, 'Success', '"Hello" (says nothing to TASK)'],
  ])('says in a %s contact with %j: %s', async (Channel, message, branch, note) => {
    const event = { Details: { ContactData: { ContactId: 'contact-1', Channel } } };
    const { path } = await runContent(exampleFlow(say(message), end), { event });
    expect(path[0]).toMatchObject({ branch, notes: [note] });
  });

  it('notes which blocks Connect writes to the flow log', async () => {
    const log = (FlowLoggingBehavior: string) => ({
      Type: 'UpdateFlowLoggingBehavior',
      Parameters: { FlowLoggingBehavior },
    });
    const { path } = await runContent(
      exampleFlow(say({ Text: 'a' }), log('Enabled'), say({ Text: 'b' }), log('Disabled'), end),
    );
    expect(path.map(({ logged }) => logged)).toEqual([false, true, true, false, false]);
  });

  it.each([
    ['DisconnectParticipant', 'the contact is disconnected'],
    ['EndFlowExecution', 'the flow ends'],
    ['EndFlowModuleExecution', 'the module returns'],
    ['DequeueContactAndTransferToQueue', 'the contact waits in the queue'],
  ])('ends with %s', async (Type, how) => {
    expect((await runContent(exampleFlow({ Type }))).end).toBe(how);
  });

  it('lets a block fail on demand', async () => {
    const stubs = { blocks: { '0': { error: 'NoMatchingError' } } };
    const run = await runContent(exampleFlow(say({ Text: 'a' }), say({ Text: 'b' }), end), { stubs });
    expect(pathOf(run)).toEqual(['0: NoMatchingError', '2']);
  });

  it('gives Lambda blocks without a prompt between them 20 seconds in all', async () => {
    const clock = createVirtualClock();
    const slow = {
      functions: {
        fn: async () => {
          await sleep(clock, 7000);
          return { result: {} };
        },
      },
      clock,
    };
    const prompt = say({ Text: 'One moment.' });
    const cut = runContent(exampleFlow(lambda(), lambda(), lambda(), end), slow);
    const rested = runContent(exampleFlow(lambda(), lambda(), prompt, lambda(), end), slow);
    // What a module says that a scenario stubs is not known.
    const module = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ERROR };
    const stubs = { modules: { m: {} } };
    const unknown = runContent(exampleFlow(lambda(), lambda(), module, lambda(), end), { ...slow, stubs });
    await clock.run();
    expect(pathOf(await cut)).toEqual(['0: Success', '1: Success', '2: NoMatchingError', '3']);
    expect((await cut).path[2]?.notes.join()).toContain('no answer within 6 s');
    const inTime = ['0: Success', '1: Success', '2: Success', '3: Success', '4'];
    expect(pathOf(await rested)).toEqual(inTime);
    expect(pathOf(await unknown)).toEqual(inTime);
  });
});
