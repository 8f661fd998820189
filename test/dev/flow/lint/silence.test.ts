import { FUNCTION_ARN_PLACEHOLDER } from '../../../../lib/flows/flow-content';
import { exampleFlow, problemsOf } from '../../../support/flows';

describe('the flow linter adds up the silence of Lambda blocks and', () => {
  const prompt = { Type: 'MessageParticipant', Parameters: { Text: 'One moment.' }, errors: ['NoMatchingError'] };
  const lambda = (InvocationTimeLimitSeconds: string) => ({
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other',
      InvocationTimeLimitSeconds,
      ResponseValidation: { ResponseType: 'JSON' },
    },
    errors: ['NoMatchingError'],
  });
  const end = { Type: 'DisconnectParticipant' };
  const expected = [expect.stringContaining('can come after more than 20 seconds of Lambda blocks')];

  it('names the block that passes 20 seconds', () => {
    expect(problemsOf(exampleFlow(lambda('8'), lambda('8'), lambda('4'), end))).toEqual([]);
    expect(problemsOf(exampleFlow(lambda('8'), lambda('8'), lambda('5'), end))).toEqual(expected);
  });

  it('starts at 0 again after a prompt', () => {
    expect(problemsOf(exampleFlow(lambda('8'), lambda('8'), prompt, lambda('8'), lambda('8'), end))).toEqual([]);
  });

  it('starts at 0 again after a module, which may hold a prompt', () => {
    const module = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'module-1' }, errors: ['NoMatchingError'] };
    expect(problemsOf(exampleFlow(lambda('8'), lambda('8'), module, lambda('8'), end))).toEqual([]);
  });

  it('follows a loop', () => {
    const loop = exampleFlow(lambda('2'), end);
    loop.Actions[0]!.Transitions = {
      NextAction: '0',
      Errors: [{ ErrorType: 'NoMatchingError', NextAction: '1' }],
    } as never;
    expect(problemsOf(loop)).toEqual([expect.stringContaining('a loop without a person'), ...expected]);
  });

  it('counts the function of this project like any other', () => {
    const ours = lambda('8');
    ours.Parameters.LambdaFunctionARN = FUNCTION_ARN_PLACEHOLDER;
    expect(problemsOf(exampleFlow(ours, ours, ours, end))).toEqual(expected);
  });
});
