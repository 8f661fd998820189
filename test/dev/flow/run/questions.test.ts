import { exampleFlow } from '../../../support/flows';
import { ERROR, end, pathOf, runContent, set } from '../../../support/run';

const chat = { Details: { ContactData: { Channel: 'CHAT' } } };

describe('a block that asks something outside the flow', () => {
  it.each([
    ['GetParticipantInput', {}, { inputs: { '0': '1' } }],
    ['ConnectParticipantWithLexBot', { LexV2Bot: { AliasArn: 'arn:bot/x' } }, { bots: { 'arn:bot/x': '1' } }],
    ['ConnectParticipantWithLexBot', { LexBot: { Name: 'old' } }, { bots: { old: '1' } }],
    ['CheckHoursOfOperation', { HoursOfOperationId: 'arn:connect/hours/h' }, { hours: { h: '1' } }],
    ['CheckMetricData', { MetricType: 'NumberOfAgentsStaffed' }, { metrics: { NumberOfAgentsStaffed: 1 } }],
    ['DistributeByPercentage', {}, { blocks: { '0': 1 } }],
    ['Wait', { TimeLimitSeconds: '60', Events: ['CustomerReturned'] }, { blocks: { '0': '1' } }],
    ['CheckOutboundCallStatus', {}, { blocks: { '0': '1' } }],
    ['MessageParticipantIteratively', { Messages: [], InterruptFrequencySeconds: '30' }, { blocks: { '0': '1' } }],
  ])('%s with %j takes the branch whose condition the reply meets', async (Type, Parameters, stubs) => {
    const flow = exampleFlow({ Type, Parameters, errors: ['NoMatchingCondition'], when: { '1': '2' } }, end, end);
    expect(pathOf(await runContent(flow, { stubs }))).toEqual(['0: Equals "1"', '2']);
  });

  it('takes "no match" where no condition is met, and Success where there are no conditions', async () => {
    const menu = { Type: 'GetParticipantInput', Parameters: {}, errors: ['NoMatchingCondition'] };
    const hours = { Type: 'CheckHoursOfOperation', errors: ERROR };
    const stubs = { inputs: { '0': '9' }, hours: { '0': true, '1': true } };
    expect(pathOf(await runContent(exampleFlow({ ...menu, when: { '1': '1' } }, end), { stubs }))[0]).toBe(
      '0: NoMatchingCondition',
    );
    expect(pathOf(await runContent(exampleFlow(hours, end), { stubs }))[0]).toBe('0: Success');
  });

  it('compares yes and no as True and False', async () => {
    const hours = { Type: 'CheckHoursOfOperation', errors: ERROR, when: { False: '1' } };
    expect(pathOf(await runContent(exampleFlow(hours, end), { stubs: { hours: { '0': false } } }))[0]).toBe(
      '0: Equals "False"',
    );
  });

  it.each([
    [
      'the digits of a customer',
      { Type: 'GetParticipantInput', Parameters: { StoreInput: 'True' } },
      { inputs: { '0': '4711' } },
      '$.StoredCustomerInput',
      '4711',
    ],
    [
      'the slots of a bot',
      { Type: 'ConnectParticipantWithLexBot', Parameters: {} },
      { bots: { '0': { result: 'Book', data: { Slots: { City: 'Rome' } } } } },
      '$.Lex.IntentName in $.Lex.Slots.City',
      'Book in Rome',
    ],
    [
      'what was entered in a view',
      { Type: 'ShowView', Parameters: { ViewResource: { Id: 'form' } } },
      { views: { form: { result: 'Submit', data: { name: 'Jane' } } } },
      '$.Views.Action by $.Views.ViewResultData.name',
      'Submit by Jane',
    ],
    [
      'metrics',
      { Type: 'GetMetricData', Parameters: { QueueId: 'q' } },
      { metrics: { q: { data: { Queue: { Size: 3 } } } } },
      '$.Metrics.Queue.Size',
      '3',
    ],
    [
      'the fields of a case',
      { Type: 'GetCase' },
      { blocks: { '0': { data: { status: 'open' } } } },
      '$.Case.status',
      'open',
    ],
    [
      'the fields of a profile',
      { Type: 'GetCustomerProfile' },
      { blocks: { '0': { data: { FirstName: 'Jane' } } } },
      '$.Customer.FirstName',
      'Jane',
    ],
  ])('gives the flow %s', async (_, block, stubs, read, value) => {
    const event = block.Type === 'ShowView' ? chat : undefined;
    const flow = exampleFlow(
      { Parameters: {}, errors: ['NoMatchingCondition', ...ERROR], ...block },
      set({ got: read }),
      end,
    );
    // Without conditions any result takes "no match", whose target is the last block: the path on is Success.
    for (const error of flow.Actions[0]?.Transitions.Errors ?? []) error.NextAction = '1';
    const { attributes } = await runContent(flow, { stubs, ...(event && { event }) });
    expect(attributes).toEqual({ got: value });
  });

  it('takes the error branch that the scenario names, or NoMatchingError where it has no such branch', async () => {
    const lookUp = { Type: 'GetCase', errors: ['NoneFound', ...ERROR] };
    const run = (error: string) => runContent(exampleFlow(lookUp, end, end), { stubs: { blocks: { '0': { error } } } });
    expect(pathOf(await run('NoneFound'))[0]).toBe('0: NoneFound');
    expect(pathOf(await run('MultipleFound'))[0]).toBe('0: NoMatchingError');
  });

  it('ends the run where the scenario says that the contact leaves', async () => {
    const stubs = { inputs: { '0': { end: 'the customer hangs up' } } };
    expect((await runContent(exampleFlow({ Type: 'GetParticipantInput' }, end), { stubs })).end).toBe(
      'the customer hangs up',
    );
  });

  it('gets the stubs of a list one after the other, the last one again and again', async () => {
    const menu = { Type: 'GetParticipantInput', errors: ['NoMatchingCondition'], when: { '1': '1' } };
    const flow = exampleFlow(menu, { ...end });
    Object.assign(flow.Actions[0]!.Transitions, { Errors: [{ ErrorType: 'NoMatchingCondition', NextAction: '0' }] });
    const { path } = await runContent(flow, { stubs: { inputs: { '0': ['8', '9', '1'] } } });
    expect(path.map(({ branch }) => branch)).toEqual([
      'NoMatchingCondition',
      'NoMatchingCondition',
      'Equals "1"',
      undefined,
    ]);
  });

  it.each([
    ['GetParticipantInput', 'CHAT', 'VOICE'],
    ['ConnectParticipantWithLexBot', 'TASK', 'VOICE and CHAT'],
    ['ShowView', 'VOICE', 'CHAT'],
  ])('%s takes its Error branch in a %s contact', async (Type, Channel, served) => {
    const { path } = await runContent(exampleFlow({ Type, errors: ERROR }, end), {
      event: { Details: { ContactData: { Channel } } },
    });
    expect(path[0]).toMatchObject({ branch: 'NoMatchingError', notes: [`is for ${served}, and this is ${Channel}`] });
  });

  it('says its prompt before it asks, and so breaks the silence', async () => {
    const menu = { Type: 'GetParticipantInput', Parameters: { Text: 'Press 1', StoreInput: 'True' } };
    const { path } = await runContent(exampleFlow(menu, end), { stubs: { inputs: { '0': '1' } } });
    expect(path[0]).toMatchObject({ said: 'Press 1', notes: ['"Press 1"'] });
  });

  it('needs no reply where nothing can be different', async () => {
    expect(pathOf(await runContent(exampleFlow({ Type: 'Wait', Parameters: { TimeLimitSeconds: '5' } }, end)))[0]).toBe(
      '0: Success',
    );
    const hold = { Type: 'MessageParticipantIteratively', Parameters: { Messages: [{ Text: 'One moment' }] } };
    expect((await runContent(exampleFlow(hold))).end).toBe('the contact hears the messages until it is answered');
  });
});
