import { exampleFlow, problemsOf } from '../../../support/flows';
import { end, pathOf, runContent } from '../../../support/run';

describe('a reference that the designer offers is known to the linter, and to the runner,', () => {
  it.each([
    '$.ExternalTool.orders.status',
    '$.AgenticCX.ContextVariables.intent',
    '$.CallbackNumber',
    '`$.External.orders[0]`',
    '$.Customer.FirstName',
    '$.FlowAttributes.step',
    '$.Lex.SlotValues.City',
    "$['AwsRegion']",
    '$.StoredCustomerInput',
  ])('%s', async (reference) => {
    const errors = ['NoMatchingError'];
    const say = exampleFlow({ Type: 'MessageParticipant', Parameters: { Text: `Hello ${reference}` }, errors }, end);
    expect(problemsOf(say)).toEqual([]);
    expect(pathOf(await runContent(say))).toEqual(['0: Success', expect.any(String)]);
    const choose = exampleFlow(
      {
        Type: 'Compare',
        Parameters: { ComparisonValue: reference },
        when: { a: '1' },
        errors: ['NoMatchingCondition'],
      },
      end,
    );
    expect(problemsOf(choose)).toEqual([]);
  });
});

describe('the linter says nothing of the type of flow of', () => {
  const ends = exampleFlow(
    { Type: 'CheckOutboundCallStatus', when: { CallAnswered: '1' }, errors: ['NoMatchingError'] },
    end,
  );
  const Parameters = {
    LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:fn',
    InvocationTimeLimitSeconds: '8',
  };
  const whisper = exampleFlow(
    { Type: 'InvokeLambdaFunction', Parameters, errors: ['NoMatchingError'] },
    { Type: 'EndFlowExecution' },
  );

  it.each([
    ['any block in a campaign, of which no page lists the blocks', 'campaign', ends],
    ['the same under the name of the API', 'CAMPAIGN', ends],
    [
      'a Lambda block in an outbound whisper, which the developer guide allows in every type',
      'outboundWhisper',
      whisper,
    ],
  ])('%s', (_, type, content) => expect(problemsOf({ ...content, Metadata: { type } })).toEqual([]));
});
