import type { Action } from '../../../../dev/flow/content/content';
import { readFlowEvent } from '../../../../dev/flow/run/run-flow';
import { exampleFlow } from '../../../support/flows';
import { end, lambda, runContent, say, set } from '../../../support/run';

describe('what the runner does not know is an error that names the block:', () => {
  it.each<[string, Partial<Action> & { Type: string; errors?: string[] }, string]>([
    ['a type', { Type: 'PlayPrompt' }, 'asks what this type of block does, which is not known to this version'],
    [
      'a type with a name of JavaScript',
      { Type: 'constructor' },
      'asks what this type of block does, which is not known',
    ],
    ['a missing parameter', { Type: 'Compare' }, 'has no parameter ComparisonValue'],
    ['a function', lambda({ LambdaFunctionARN: 'other' }), 'invokes other, which nothing here answers for'],
    [
      'a time limit',
      lambda({ InvocationTimeLimitSeconds: '9' }),
      'InvocationTimeLimitSeconds was "9"; it must be a whole number from 1 to 8',
    ],
    [
      'a response validation',
      lambda({ ResponseValidation: { ResponseType: 'XML' } }),
      'ResponseValidation was {"ResponseType":"XML"}; it must be an object whose',
    ],
    [
      'a loop over a list',
      { Type: 'Loop', Parameters: { Elements: '$.External.list' } },
      'asks whether the loop over a list continues, whose form is not published',
    ],
    [
      'waiting for a function',
      { Type: 'Wait', Parameters: { Events: ['LambdaReturned'] } },
      'asks what ends the waiting',
    ],
    ['two messages', say({ Text: 'a', SSML: 'b' }), 'has Text and SSML; it can have one of them'],
  ])('%s', async (_, block, message) => {
    const functions = { fn: () => ({ result: {} }) };
    const running = runContent(exampleFlow(block, end), { functions });
    await expect(running).rejects.toThrow('flow.json: block "0" (');
    await expect(running).rejects.toThrow(message);
  });

  it('continues with an unknown type by the stub of its block, and with an unknown reference as empty', async () => {
    const flow = exampleFlow({ Type: 'PlayPrompt', when: { later: '2' } }, end, set({ a: '[$.Lexx.Intent]' }), end);
    const run = await runContent(flow, { stubs: { blocks: { '0': 'later' } } });
    expect(run.attributes).toEqual({ a: '[]' });
    expect(run.path[1]?.notes).toEqual(['sets a', '$.Lexx.Intent has no value here, so it is empty']);
  });

  it.each([
    [
      { Operator: 'NumericEquals', Operands: ['1'] },
      'has a condition that has the operator "NumericEquals", which is not published',
    ],
    [{ Operator: 'Equals', Operands: ['1', '2'] }, 'has a condition that has 2 operands; Equals takes one'],
    [{ Operator: 'Equals', Operands: [1] }, 'has a condition that has the operand 1; it must be a string'],
  ])('the condition %j', async (Condition, message) => {
    const flow = exampleFlow(
      { Type: 'Compare', Parameters: { ComparisonValue: '$.Channel' }, errors: ['NoMatchingCondition'] },
      end,
    );
    Object.assign(flow.Actions[0]!.Transitions, { Conditions: [{ Condition, NextAction: '1' }] });
    await expect(runContent(flow)).rejects.toThrow(`block "0" (Compare) ${message}`);
  });

  it('a branch that is not there', async () => {
    const flow = exampleFlow({ ...say({ Text: 'a' }), errors: [] }, end);
    await expect(runContent(flow, { stubs: { blocks: { '0': { error: 'NoMatchingError' } } } })).rejects.toThrow(
      'block "0" (MessageParticipant "a") leaves by NoMatchingError, and has no such branch: Connect would end the flow here',
    );
  });

  it('a block that is not there', async () => {
    const flow = exampleFlow({ ...say({ Text: 'a' }), Transitions: { NextAction: 'x' } as Action['Transitions'] });
    await expect(runContent(flow)).rejects.toThrow('flow.json: there is no block "x", to which the flow leads');
  });

  it.each([[], 'x', null, {}, { Details: {} }])('the event %j', (event) => {
    expect(() => readFlowEvent(event, 'e.json')).toThrow(
      'e.json is not an event of a flow: it has no Details.ContactData',
    );
  });
});
