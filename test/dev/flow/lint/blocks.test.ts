import type { FlowType } from '../../../../dev/flow/content/flow-types';
import { type Break, block, exampleFlow, problemsOf, problemsOfBroken } from '../../../support/flows';

const compare = (flow: Parameters<Break>[0]) => block(flow, 'How many cases');
const condition = (flow: Parameters<Break>[0], index: number) => compare(flow).Transitions.Conditions[index]!.Condition;
const say = (flow: Parameters<Break>[0]) => block(flow, 'Say one');
const keep = (flow: Parameters<Break>[0]) => block(flow, 'Keep the result');
const log = (flow: Parameters<Break>[0]) => block(flow, 'Log this flow');

describe('the flow linter looks into each block and', () => {
  it.each<[string, Break, string]>([
    [
      'no branch for no match',
      (flow) => Object.assign(compare(flow).Transitions, { Errors: [] }),
      'error: block "How many cases" (Compare) has no No match branch (NoMatchingCondition)',
    ],
    [
      'an error branch that the page does not list',
      (flow) => say(flow).Transitions.Errors.push({ ErrorType: 'TimedOut', NextAction: 'Hang up' }),
      'has the error branch TimedOut, which the page of MessageParticipant does not list',
    ],
    [
      'an error branch twice',
      (flow) => say(flow).Transitions.Errors.push(say(flow).Transitions.Errors[0]!),
      'has the error branch NoMatchingError twice',
    ],
    [
      'an operator that does not exist',
      (flow) => Object.assign(condition(flow, 0), { Operator: 'NumericEquals' }),
      'Conditions[0] has the operator "NumericEquals", which is not published; there are Equals, TextStartsWith',
    ],
    [
      'two operands',
      (flow) => Object.assign(condition(flow, 0), { Operands: ['0', '1'] }),
      'Conditions[0] has 2 operands; Equals takes one',
    ],
    [
      'no operand',
      (flow) => Object.assign(condition(flow, 1), { Operands: [] }),
      'Conditions[1] has 0 operands; Equals takes one',
    ],
    [
      'a number as an operand',
      (flow) => Object.assign(condition(flow, 0), { Operands: [0] }),
      'Conditions[0] has the operand 0; it must be a string',
    ],
    [
      'a word where a number is compared',
      (flow) => Object.assign(condition(flow, 2), { Operands: ['one'] }),
      'Conditions[2] has the operand "one"; NumberGreaterThan compares numbers, so it is never true',
    ],
    [
      'conditions of a block that decides nothing',
      (flow) =>
        Object.assign(say(flow).Transitions, {
          Conditions: [{ ...compare(flow).Transitions.Conditions[0]!, NextAction: 'Hang up' }],
        }),
      'has conditions, which MessageParticipant never evaluates',
    ],
    [
      'a string compared instead of a reference',
      (flow) => Object.assign(compare(flow).Parameters, { ComparisonValue: 'There are $.External.caseCount' }),
      'ComparisonValue was "There are $.External.caseCount"; it must be one reference',
    ],
    [
      'a misspelled parameter',
      (flow) => Object.assign(say(flow).Parameters, { text: 'Hello' }),
      'has the parameter text, which the page of MessageParticipant does not list (did you mean Text?)',
    ],
    [
      'a parameter that is missing',
      (flow) => Object.assign(compare(flow), { Parameters: {} }),
      'has no parameter ComparisonValue',
    ],
    [
      'a prompt that says nothing',
      (flow) => Object.assign(say(flow), { Parameters: {} }),
      'has none of Text, SSML, PromptId, Media; it must have one',
    ],
    [
      'a prompt that says two things',
      (flow) => Object.assign(say(flow).Parameters, { SSML: '<speak/>' }),
      'has Text and SSML; it can have one of them',
    ],
    [
      'an attribute that is not a string',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: { caseCount: 1 } }),
      'Attributes.caseCount was 1; it must be a string',
    ],
    [
      'an attribute with a space in its name',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: { 'case count': '1' } }),
      'warning: block "Keep the result" (UpdateContactAttributes) sets the attribute "case count"; AWS\'s pages contradict each other',
    ],
    [
      'attributes that are not an object',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: ['1'] }),
      'Attributes was ["1"]; it must be an object',
    ],
    [
      'an unknown target contact',
      (flow) => Object.assign(keep(flow).Parameters, { TargetContact: 'Next' }),
      'TargetContact was "Next"; it must be Current or Related',
    ],
    [
      'an unknown logging behaviour',
      (flow) => Object.assign(log(flow).Parameters, { FlowLoggingBehavior: 'On' }),
      'FlowLoggingBehavior was "On"; it must be Enabled or Disabled',
    ],
    [
      'a placeholder that is left',
      (flow) => Object.assign(say(flow).Parameters, { Text: `Call ${'$'}{Number}.` }),
      `$.Actions[6].Parameters.Text holds "Call ${'$'}{Number}.", a placeholder that is not filled in here`,
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOfBroken(breakIt)).toEqual([expect.stringContaining(expected)]);
  });

  it('names a Compare block without a condition', () => {
    const flow = exampleFlow(
      { Type: 'Compare', Parameters: { ComparisonValue: '$.Channel' }, errors: ['NoMatchingCondition'] },
      { Type: 'DisconnectParticipant' },
    );
    expect(problemsOf(flow)).toContainEqual('error: block "0" (Compare) has no condition');
  });
});

describe('the flow linter knows where blocks are allowed:', () => {
  const prompt = { Type: 'MessageParticipant', Parameters: { Text: 'Hello' }, errors: ['NoMatchingError'] };
  const module = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'x' }, errors: ['NoMatchingError'] };
  const end = (Type: string) => ({ Type });

  it.each<[string, FlowType, ReturnType<typeof exampleFlow>, boolean]>([
    ['a prompt', 'CUSTOMER_WHISPER', exampleFlow(prompt, end('EndFlowExecution')), true],
    ['a prompt', 'CUSTOMER_HOLD', exampleFlow(prompt, { Type: 'GetMetricData', errors: ['NoMatchingError'] }), false],
    ['a module', 'CONTACT_FLOW', exampleFlow(module, end('DisconnectParticipant')), true],
    ['a module', 'MODULE', exampleFlow(module, end('EndFlowModuleExecution')), true],
    ['a module', 'AGENT_WHISPER', exampleFlow(module, end('EndFlowExecution')), true],
    ['the end of a flow', 'CUSTOMER_QUEUE', exampleFlow(end('EndFlowExecution')), true],
    ['the end of a module', 'CONTACT_FLOW', exampleFlow(end('EndFlowModuleExecution')), false],
    ['a hang-up', 'CUSTOMER_HOLD', exampleFlow(end('DisconnectParticipant')), false],
    [
      'a transfer',
      'QUEUE_TRANSFER',
      exampleFlow({ ...end('TransferContactToQueue'), errors: ['NoMatchingError'] }),
      true,
    ],
  ])('%s in a %s', (_, flowType, flow, allowed) => {
    const misplaced = problemsOf(flow, { flowType }).filter((problem) => problem.includes('is not allowed'));
    expect(misplaced).toHaveLength(allowed ? 0 : 1);
  });

  it.each(['customerHold', 'CUSTOMER_HOLD'])('reads the type %s from the metadata', (type) => {
    const flow = { ...exampleFlow(end('DisconnectParticipant')), Metadata: { type } };
    expect(problemsOf(flow)).toEqual([
      'error: block "0" (DisconnectParticipant) is not allowed in a flow of type CUSTOMER_HOLD',
    ]);
  });
});
