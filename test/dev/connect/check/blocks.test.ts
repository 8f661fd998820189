import type { FlowType } from '../../../../dev/connect/language/flow-types';
import { type Break, block, flowOf, problemsOf, problemsOfBroken } from '../../../support/flows';

const compare = (flow: Parameters<Break>[0]) => block(flow, 'How many cases');
const condition = (flow: Parameters<Break>[0], index: number) => compare(flow).Transitions.Conditions[index]!.Condition;
const say = (flow: Parameters<Break>[0]) => block(flow, 'Say one');
const keep = (flow: Parameters<Break>[0]) => block(flow, 'Keep the result');
const log = (flow: Parameters<Break>[0]) => block(flow, 'Log this flow');

describe('the flow checker looks into each block and', () => {
  it.each<[string, Break, string]>([
    [
      'no Error branch',
      (flow) => Object.assign(say(flow).Transitions, { Errors: [] }),
      '"Say one" has no Error branch (NoMatchingError)',
    ],
    [
      'no branch for no match',
      (flow) => Object.assign(compare(flow).Transitions, { Errors: [] }),
      '"How many cases" has no No match branch (NoMatchingCondition)',
    ],
    [
      'an error branch that is never taken',
      (flow) => say(flow).Transitions.Errors.push({ ErrorType: 'TimedOut', NextAction: 'Hang up' }),
      '"Say one" has a branch TimedOut, which MessageParticipant never takes',
    ],
    [
      'an error branch twice',
      (flow) => say(flow).Transitions.Errors.push(say(flow).Transitions.Errors[0]!),
      '"Say one" has the branch NoMatchingError twice',
    ],
    [
      'an operator that does not exist',
      (flow) => Object.assign(condition(flow, 0), { Operator: 'NumericEquals' }),
      'Conditions[0] has the operator "NumericEquals", which does not exist; there are Equals, TextStartsWith',
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
      'Conditions[0] has the operand 0; it must be a text',
    ],
    [
      'a word where a number is compared',
      (flow) => Object.assign(condition(flow, 2), { Operands: ['one'] }),
      'Conditions[2] has the operand "one"; NumberGreaterThan compares numbers, so it is never true',
    ],
    [
      'conditions of a block that decides nothing',
      (flow) => Object.assign(say(flow).Transitions, { Conditions: compare(flow).Transitions.Conditions }),
      '"Say one" has conditions, which MessageParticipant never takes',
    ],
    [
      'a text compared instead of a reference',
      (flow) => Object.assign(compare(flow).Parameters, { ComparisonValue: 'There are $.External.caseCount' }),
      'ComparisonValue was "There are $.External.caseCount"; it must be one reference',
    ],
    [
      'a misspelled parameter',
      (flow) => Object.assign(say(flow).Parameters, { text: 'Hello' }),
      '"Say one" has the parameter text, which MessageParticipant does not know (it knows: Text, SSML',
    ],
    [
      'a parameter that is missing',
      (flow) => Object.assign(compare(flow), { Parameters: {} }),
      '"How many cases" has no parameter ComparisonValue',
    ],
    [
      'a prompt that says nothing',
      (flow) => Object.assign(say(flow), { Parameters: {} }),
      '"Say one" has nothing to say; it must have one of Text, SSML, PromptId, Media',
    ],
    [
      'a prompt that says two things',
      (flow) => Object.assign(say(flow).Parameters, { SSML: '<speak/>' }),
      '"Say one" has Text and SSML; it must have one of',
    ],
    [
      'an attribute that is no text',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: { caseCount: 1 } }),
      '"Keep the result" Attributes.caseCount was 1; it must be a text',
    ],
    [
      'an attribute with a blank in its name',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: { 'case count': '1' } }),
      '"Keep the result" Attributes has the key "case count"; it must be letters, digits',
    ],
    [
      'attributes that are none',
      (flow) => Object.assign(keep(flow).Parameters, { Attributes: ['1'] }),
      '"Keep the result" Attributes was ["1"]; it must be an object',
    ],
    [
      'an unknown target contact',
      (flow) => Object.assign(keep(flow).Parameters, { TargetContact: 'Next' }),
      '"Keep the result" TargetContact was "Next"; it must be Current or Related',
    ],
    [
      'an unknown logging behaviour',
      (flow) => Object.assign(log(flow).Parameters, { FlowLoggingBehavior: 'On' }),
      '"Log this flow" FlowLoggingBehavior was "On"; it must be Enabled or Disabled',
    ],
    [
      'a placeholder that nobody fills in',
      (flow) => Object.assign(say(flow).Parameters, { Text: `Call ${'$'}{Number}.` }),
      `$.Actions[6].Parameters.Text holds "Call ${'$'}{Number}.", which nobody fills in`,
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOfBroken(breakIt)).toEqual([expect.stringContaining(expected)]);
  });

  it('names a Compare block without a condition', () => {
    const flow = flowOf(
      { Type: 'Compare', Parameters: { ComparisonValue: '$.Channel' }, errors: ['NoMatchingCondition'] },
      { Type: 'DisconnectParticipant' },
    );
    expect(problemsOf(flow)).toEqual(['block "0" has no condition']);
  });
});

describe('the flow checker knows where blocks may stand:', () => {
  const prompt = { Type: 'MessageParticipant', Parameters: { Text: 'Hello' }, errors: ['NoMatchingError'] };
  const module = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'x' }, errors: ['NoMatchingError'] };
  const end = (Type: string) => ({ Type });

  it.each<[string, FlowType, ReturnType<typeof flowOf>, boolean]>([
    ['a prompt', 'CUSTOMER_WHISPER', flowOf(prompt, end('EndFlowExecution')), true],
    ['a prompt', 'CUSTOMER_HOLD', flowOf(prompt, { Type: 'Loop' }), false],
    ['a module', 'CONTACT_FLOW', flowOf(module, end('DisconnectParticipant')), true],
    ['a module', 'MODULE', flowOf(module, end('EndFlowModuleExecution')), true],
    ['a module', 'AGENT_WHISPER', flowOf(module, end('EndFlowExecution')), false],
    ['the end of a flow', 'CUSTOMER_QUEUE', flowOf(end('EndFlowExecution')), true],
    ['the end of a flow', 'CONTACT_FLOW', flowOf(end('EndFlowExecution')), false],
    ['the end of a module', 'CONTACT_FLOW', flowOf(end('EndFlowModuleExecution')), false],
    ['a hang-up', 'CUSTOMER_HOLD', flowOf(end('DisconnectParticipant')), false],
    ['a transfer', 'QUEUE_TRANSFER', flowOf({ ...end('TransferContactToQueue'), errors: ['NoMatchingError'] }), true],
  ])('%s in a %s', (_, flowType, flow, allowed) => {
    const misplaced = problemsOf(flow, { flowType }).filter((problem) => problem.includes('may not stand'));
    expect(misplaced).toHaveLength(allowed ? 0 : 1);
  });

  it.each(['customerHold', 'CUSTOMER_HOLD'])('reads the type %s from the metadata', (type) => {
    const flow = { ...flowOf(end('DisconnectParticipant')), Metadata: { type } };
    expect(problemsOf(flow)).toEqual(['block "0" DisconnectParticipant may not stand in a flow of type CUSTOMER_HOLD']);
  });
});
