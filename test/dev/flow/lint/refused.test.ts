import { findingsOf, lint } from '../../../support/flows';

type Row = [type: string, parameters: object, errors: string[], conditions: [string, string][], problem: string];

/** A flow of one such block, all of whose branches lead to the end. */
function flowWith([Type, Parameters, errors, conditions]: Row) {
  const Errors = errors.map((ErrorType) => ({ ErrorType, NextAction: 'End' }));
  const Conditions = conditions.map(([Operator, operand]) => ({
    Condition: { Operator, Operands: [operand] },
    NextAction: 'End',
  }));
  const block = { Identifier: 'Block', Type, Parameters, Transitions: { NextAction: 'End', Errors, Conditions } };
  const Actions = [block, { Identifier: 'End', Type: 'DisconnectParticipant' }];
  return { Version: '2019-10-30', StartAction: 'Block', Metadata: { type: 'contactFlow' }, Actions };
}

const problems = (row: Row) => lint(flowWith(row)).filter(({ level }) => level !== 'note');

describe('a block that its page does not allow is an error:', () => {
  it.each<Row>([
    [
      'CreateCallbackContact',
      { InitialCallDelaySeconds: '300000', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
      ['NoMatchingError'],
      [],
      'InitialCallDelaySeconds was "300000"; it must be a whole number from 1 to 259200',
    ],
    [
      'CreateCallbackContact',
      { InitialCallDelaySeconds: '0', MaximumConnectionAttempts: '1', RetryDelaySeconds: '600' },
      ['NoMatchingError'],
      [],
      'InitialCallDelaySeconds was "0"; it must be a whole number from 1 to 259200',
    ],
    [
      'UpdateContactCallbackNumber',
      { CallbackNumber: '+15555550100' },
      ['InvalidCallbackNumber', 'CallbackNumberNotDialable'],
      [],
      'CallbackNumber was "+15555550100"; it must be a reference: the number cannot be static',
    ],
    [
      'UpdateContactEventHooks',
      { EventHooks: { CustomerWhisper: 'f', AgentWhisper: 'g' } },
      ['NoMatchingError'],
      [],
      'has 2 event hooks; it can have one',
    ],
    [
      'UpdateContactEventHooks',
      { EventHooks: { Whisper: 'f' } },
      ['NoMatchingError'],
      [],
      'has the event hook Whisper; it must be one of AgentHold, AgentWhisper, CustomerHold, Custo',
    ],
    [
      'GetCase',
      { LinkContactToCase: 'false', CaseRequestFields: { customer_id: 'x' } },
      ['NoMatchingError'],
      [],
      'has no branch NoneFound',
    ],
    ['CheckHoursOfOperation', {}, ['NoMatchingError'], [['Equals', 'True']], 'has no condition for "False"'],
    [
      'CheckHoursOfOperation',
      {},
      ['NoMatchingError'],
      [
        ['Equals', 'True'],
        ['Equals', 'False'],
        ['Equals', 'Override'],
      ],
      'has a condition for "Override"; there are True and False',
    ],
    [
      'ConnectParticipantWithLexBot',
      { Text: 'x' },
      ['NoMatchingError', 'NoMatchingCondition'],
      [['Equals', 'A']],
      'must have one of LexV2Bot and LexBot',
    ],
    [
      'ConnectParticipantWithLexBot',
      { Text: 'x', LexV2Bot: { AliasArn: 'a' }, LexBot: { Name: 'x', Region: 'r', Alias: 'a' } },
      ['NoMatchingError', 'NoMatchingCondition'],
      [['Equals', 'A']],
      'must have one of LexV2Bot and LexBot',
    ],
    [
      'Loop',
      { LoopCount: '101' },
      [],
      [
        ['Equals', 'ContinueLooping'],
        ['Equals', 'DoneLooping'],
      ],
      'LoopCount was "101"; it must be a whole number from 0 to 100',
    ],
    [
      'Loop',
      {},
      [],
      [
        ['Equals', 'ContinueLooping'],
        ['Equals', 'DoneLooping'],
      ],
      'has no parameter LoopCount',
    ],
    [
      'Loop',
      { LoopCount: '2' },
      [],
      [
        ['Equals', 'NotDone'],
        ['Equals', 'Done'],
      ],
      'has a condition for "NotDone"; there are ContinueLooping and DoneLooping',
    ],
    [
      'GetParticipantInput',
      { Text: 'x', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
      [['NumberGreaterThan', '1']],
      'has a condition with NumberGreaterThan; a menu compares by Equals',
    ],
    [
      'GetParticipantInput',
      { Text: 'x', StoreInput: 'False', InputTimeLimitSeconds: '0' },
      ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
      [['Equals', '1']],
      'InputTimeLimitSeconds was "0"; it must be a whole number from 1 on',
    ],
    [
      'GetParticipantInput',
      { Text: 'x', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      ['InputTimeLimitExceeded', 'NoMatchingError'],
      [['Equals', '1']],
      'has no No match branch (NoMatchingCondition)',
    ],
    [
      'GetParticipantInput',
      { Text: 'x', StoreInput: 'False', InputTimeLimitSeconds: '5' },
      ['NoMatchingCondition', 'NoMatchingError'],
      [['Equals', '1']],
      'has no branch InputTimeLimitExceeded',
    ],
    [
      'CheckMetricData',
      { MetricType: 'AgentsHappy' },
      ['NoMatchingError', 'NoMatchingCondition'],
      [['NumberGreaterThan', '0']],
      'MetricType was "AgentsHappy"; it must be NumberOfAgentsAvailable or NumberOfAgentsStaffed ',
    ],
    [
      'GetCustomerProfile',
      { ProfileRequestData: { IdentifierName: '_phone', IdentifierValue: 'x' }, ProfileResponseData: ['FirstName'] },
      ['NoMatchingError'],
      [],
      'has no branch MultipleFoundError',
    ],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      { ChatBehavior: {} },
      ['NoMatchingError', 'ChannelMismatch'],
      [],
      'has no branch InFlightRedactionConfigurationFailed',
    ],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      {},
      ['NoMatchingError', 'ChannelMismatch'],
      [],
      'has none of ChatBehavior, VoiceBehavior, ScreenRecordingBehavior',
    ],
    [
      'UpdateContactRecordingAndAnalyticsBehavior',
      { VoiceBehavior: { VoiceRecordingBehavior: { RecordedParticipants: ['Agent'] } } },
      ['NoMatchingError', 'ChannelMismatch', 'InFlightRedactionConfigurationFailed'],
      [],
      'has the error branch InFlightRedactionConfigurationFailed, which is for ChatBehavior',
    ],
    [
      'CheckMetricData',
      { MetricType: 'NumberOfAgentsStaffed' },
      ['NoMatchingError', 'NoMatchingCondition'],
      [['NumberLessThan', '5']],
      'has a condition other than NumberGreaterThan, the only one for NumberOfAgentsStaffed',
    ],
    [
      'CheckMetricData',
      { MetricType: 'NumberOfAgentsStaffed' },
      ['NoMatchingError'],
      [['NumberGreaterThan', '0']],
      'has no No match branch (NoMatchingCondition)',
    ],
    [
      'GetParticipantInput',
      {
        Text: 'x',
        StoreInput: 'True',
        InputTimeLimitSeconds: '5',
        InputValidation: { CustomValidation: { MaximumLength: '4' } },
      },
      ['InputTimeLimitExceeded', 'NoMatchingError'],
      [],
      'stores the input, and has the branch InputTimeLimitExceeded of a menu',
    ],
    [
      'GetParticipantInput',
      { Text: 'x', StoreInput: 'True', InputTimeLimitSeconds: '5' },
      ['NoMatchingError'],
      [],
      'stores the input, and has no InputValidation',
    ],
    [
      'TagContact',
      { Tags: { '0': 'x', '1': 'x', '2': 'x', '3': 'x', '4': 'x', '5': 'x', '6': 'x' } },
      ['NoMatchingError'],
      [],
      'has 7 tags; a contact has at most 6',
    ],
    ['UntagContact', { TagKeys: [] }, ['NoMatchingError'], [], 'TagKeys was []; it must be a list of at least one key'],
    [
      'Wait',
      {},
      ['NoMatchingError'],
      [['Equals', 'WaitCompleted']],
      'has neither TimeLimitSeconds nor Events, so it waits for nothing',
    ],
  ])('%s with %j', (...row) => {
    const found = problems(row);
    expect(found.map(({ level }) => level)).toEqual(found.map(() => 'error'));
    expect(found[0]?.problem).toContain(row[4]);
  });
});

describe('a block that the live service is reported to refuse is a warning:', () => {
  it.each<Row>([
    [
      'Compare',
      { ComparisonValue: '$.External' },
      ['NoMatchingCondition'],
      [['Equals', '1']],
      'compares $.External as a whole; public projects report that Connect refuses it',
    ],
    ['UpdateContactData', {}, ['NoMatchingError'], [], 'sets nothing; public projects report that Connect refuses it'],
    [
      'UpdateContactData',
      { References: { a: 'b' }, TargetContact: 'Current' },
      ['NoMatchingError'],
      [],
      'has the reference a without a Type and a Value; public projects report that Connect refuse',
    ],
    [
      'UpdateFlowAttributes',
      { FlowAttributes: { a: '1' } },
      ['NoMatchingError'],
      [],
      'has a flow attribute that is not an object with a Value; public projects report that Conne',
    ],
    [
      'InvokeLambdaFunction',
      { LambdaFunctionARN: '', InvocationTimeLimitSeconds: '8' },
      ['NoMatchingError'],
      [],
      'has an empty LambdaFunctionARN; public projects report that Connect refuses it',
    ],
    [
      'InvokeLambdaFunction',
      {
        LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:f',
        InvocationTimeLimitSeconds: '8',
        LambdaInvocationAttributes: { contacts: '' },
      },
      ['NoMatchingError'],
      [],
      'gives the function an empty contacts; public projects report that Connect refuses it',
    ],
    [
      'Compare',
      { ComparisonValue: '$.Attributes.a' },
      ['NoMatchingCondition'],
      [['Equals', '']],
      'has a condition with an empty operand; public projects report that Connect refuses it',
    ],
    [
      'MessageParticipant',
      { Text: '' },
      ['NoMatchingError'],
      [],
      'has an empty Text; public projects report that Connect refuses it',
    ],
    [
      'TransferParticipantToThirdParty',
      { ThirdPartyPhoneNumber: '+15555550100', ThirdPartyConnectionTimeLimitSeconds: '30' },
      ['NoMatchingError'],
      [],
      'has no parameter ContinueFlowExecution; public projects report that Connect demands it',
    ],
    [
      'TransferToFlow',
      { ContactFlowId: '' },
      ['NoMatchingError'],
      [],
      'has an empty ContactFlowId; public projects report that Connect refuses it',
    ],
    [
      'ShowView',
      {
        ViewResource: { Id: 'arn:aws:connect:us-west-2:aws:view/detail:1' },
        InvocationTimeLimitSeconds: '60',
        ViewData: { a: '' },
      },
      ['NoMatchingCondition', 'NoMatchingError', 'TimeLimitExceeded'],
      [['Equals', 'Next']],
      'gives the view an empty a; public projects report that Connect refuses it',
    ],
    [
      'Wait',
      { TimeoutSeconds: '60', Events: [] },
      ['NoMatchingError'],
      [['Equals', 'WaitCompleted']],
      'has TimeoutSeconds; public projects report that Connect knows TimeLimitSeconds only',
    ],
  ])('%s with %j', (...row) => {
    expect(problems(row)).toEqual([
      expect.objectContaining({ level: 'warning', rule: 'reported-refusal', problem: expect.stringContaining(row[4]) }),
    ]);
  });
});

describe('a type by the name of a block in the designer leads to the name of the type:', () => {
  it.each<Row>([
    [
      'CheckContactAttributes',
      {},
      [],
      [],
      'has the type CheckContactAttributes, which does not exist (did you mean Compare?)',
    ],
    ['CheckHours', {}, [], [], 'has the type CheckHours, which does not exist (did you mean CheckHoursOfOperation?)'],
    ['Disconnect', {}, [], [], 'has the type Disconnect, which does not exist (did you mean DisconnectParticipant?)'],
    ['GetQueueMetrics', {}, [], [], 'has the type GetQueueMetrics, which does not exist (did you mean GetMetricData?)'],
    ['GetUserInput', {}, [], [], 'has the type GetUserInput, which does not exist (did you mean GetParticipantInput?)'],
    [
      'InvokeLambda',
      {},
      [],
      [],
      'has the type InvokeLambda, which does not exist (did you mean InvokeLambdaFunction?)',
    ],
    [
      'SetVoice',
      {},
      [],
      [],
      'has the type SetVoice, which does not exist (did you mean UpdateContactTextToSpeechVoice?)',
    ],
    [
      'StoreCustomerInput',
      {},
      [],
      [],
      'has the type StoreCustomerInput, which does not exist (did you mean GetParticipantInput?)',
    ],
    [
      'TransferToQueue',
      {},
      [],
      [],
      'has the type TransferToQueue, which does not exist (did you mean TransferContactToQueue?)',
    ],
  ])('%s', (...row) => {
    expect(findingsOf(flowWith(row)).join()).toContain(row[4]);
  });
});
