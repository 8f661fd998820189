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

describe('of the name of an attribute the linter', () => {
  const setting = (namespace: string, key: string) =>
    namespace === 'Attributes'
      ? { Type: 'UpdateContactAttributes', Parameters: { Attributes: { [key]: '1' } }, errors: ['NoMatchingError'] }
      : {
          Type: 'UpdateFlowAttributes',
          Parameters: { FlowAttributes: { [key]: { Value: '1' } } },
          errors: ['NoMatchingError'],
        };
  const problemsIn = (namespace: string, key: string, read: string) =>
    problemsOf(
      exampleFlow(
        setting(namespace, key),
        { Type: 'MessageParticipant', Parameters: { Text: `It is ${read}` }, errors: ['NoMatchingError'] },
        end,
      ),
    );

  it.each([
    ['FlowAttributes', 'step', '$.FlowAttributes.Step'],
    ['Attributes', 'caseCount', '$.Attributes.caseCuont'],
    ['Attributes', 'caseCount', '$.Attributes.caseCont'],
    ['FlowAttributes', 'caseCount', '$.FlowAttributes.caseCoumt'],
  ])('%s.%s says that it is clearly meant by %s', (namespace, key, read) => {
    expect(problemsIn(namespace, key, read)).toEqual([
      expect.stringContaining(`reads ${read}, which no block sets (did you mean $.${namespace}.${key}?)`),
    ]);
  });

  it.each([
    ['Attributes', 'option1', '$.Attributes.option2'],
    ['Attributes', 'lang', '$.Attributes.lane'],
    ['Attributes', 'firstName', '$.Attributes.lastName'],
    ['Attributes', 'step', '$.FlowAttributes.Step'],
  ])('%s.%s says nothing about %s', (namespace, key, read) => expect(problemsIn(namespace, key, read)).toEqual([]));

  it('of the flow warns of a space in it', () => {
    expect(problemsIn('FlowAttributes', 'loyalty tier', 'gold')).toEqual([
      expect.stringContaining('sets the flow attribute "loyalty tier"; AWS\'s pages contradict each other'),
    ]);
  });
});
