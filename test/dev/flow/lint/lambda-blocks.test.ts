import {
  type Break,
  block,
  contentOf,
  exampleFlow,
  FLOW_FILE,
  findingsOf,
  problemsOf,
  problemsOfBroken,
} from '../../../support/flows';
import { end, lambda } from '../../../support/run';

const lookUp = (flow: Parameters<Break>[0]) => block(flow, 'Look up cases');
const parameters =
  (changes: object): Break =>
  (flow) =>
    Object.assign(lookUp(flow).Parameters, changes);

describe('a Lambda block without a function', () => {
  it('is named as such, and not as one that invokes undefined', () => {
    const flow = exampleFlow({ ...lambda(), Parameters: { InvocationTimeLimitSeconds: '8' } }, end);
    expect(findingsOf(flow, { flowType: 'CONTACT_FLOW' })).toEqual([
      'error: block "0" (InvokeLambdaFunction) has no parameter LambdaFunctionARN',
    ]);
  });
});

describe('the flow linter looks at how a Lambda block waits and', () => {
  it.each<[string, Break, string]>([
    [
      'no Error branch',
      (flow) => {
        lookUp(flow).Transitions.Errors = [];
        block(flow, 'How many cases').Transitions.Errors[0]!.NextAction = 'Keep the failure';
      },
      'has no Error branch (NoMatchingError)',
    ],
    [
      'a time limit of 0',
      parameters({ InvocationTimeLimitSeconds: '0' }),
      'InvocationTimeLimitSeconds was "0"; it must be a whole number from 1 to 8',
    ],
    [
      'a time limit of 9',
      parameters({ InvocationTimeLimitSeconds: 9 }),
      'InvocationTimeLimitSeconds was 9; it must be a whole number from 1 to 8',
    ],
    [
      'a time limit in halves',
      parameters({ InvocationTimeLimitSeconds: '2.5' }),
      'InvocationTimeLimitSeconds was "2.5"; it must be',
    ],
    [
      'a time limit that is not static',
      parameters({ InvocationTimeLimitSeconds: '$.Attributes.limit' }),
      'InvocationTimeLimitSeconds was "$.Attributes.limit"',
    ],
    [
      "a time limit below the function's",
      parameters({ InvocationTimeLimitSeconds: '3' }),
      'InvocationTimeLimitSeconds was "3"; the function can work for 8 seconds, so it must be 8, or the block must give the function a timeLimit of 3',
    ],
    [
      'a time limit below the one that the block names',
      parameters({ InvocationTimeLimitSeconds: '3', LambdaInvocationAttributes: { TimeLimit: '4' } }),
      'InvocationTimeLimitSeconds was "3"; the function can work for 4 seconds, so it must be 4',
    ],
    [
      'a time limit beyond the longest of the stack',
      parameters({
        LambdaInvocationAttributes: { timeLimit: '9' },
        InvocationType: 'ASYNCHRONOUS',
        InvocationTimeLimitSeconds: '9',
      }),
      'LambdaInvocationAttributes.timeLimit was "9"; it must be at most 8',
    ],
    [
      'no time limit',
      (flow) => delete lookUp(flow).Parameters.InvocationTimeLimitSeconds,
      'has no parameter InvocationTimeLimitSeconds: the designer would take 3 seconds',
    ],
    [
      'no response validation',
      (flow) => delete lookUp(flow).Parameters.ResponseValidation,
      'has no parameter ResponseValidation: set STRING_MAP',
    ],
    [
      'an unknown response validation',
      parameters({ ResponseValidation: { ResponseType: 'XML' } }),
      'ResponseValidation was {"ResponseType":"XML"}; it must be an object whose ResponseType is STRING_MAP or JSON',
    ],
    [
      'an unknown invocation type',
      parameters({ InvocationType: 'LATER' }),
      'InvocationType was "LATER"; it must be SYNCHRONOUS or ASYNCHRONOUS',
    ],
    [
      'an input that the function does not read',
      parameters({ LambdaInvocationAttributes: { tempo: 'presto' } }),
      'gives the function "tempo", which it does not read',
    ],
    [
      'a typo in the name of an input',
      parameters({ LambdaInvocationAttributes: { maxCase: '$.Attributes.most' } }),
      'LambdaInvocationAttributes.maxCase is not a parameter (did you mean `maxCases`?)',
    ],
    [
      'an input that the function refuses',
      parameters({ LambdaInvocationAttributes: { contacts: 'Current', MaxCases: '0' } }),
      'LambdaInvocationAttributes.MaxCases was "0"; it must be a whole number from 1 to 10000, or all',
    ],
    [
      'a status where the function may not read it',
      parameters({ LambdaInvocationAttributes: { status: 'open' } }),
      'LambdaInvocationAttributes.status was "open"; it must be any or not given, because this function may not read details of the cases of a contact; if it may, say so with --case-details',
    ],
    [
      'a customer where the function may not look up by customer',
      parameters({ LambdaInvocationAttributes: { customer: '$.Customer.ProfileARN' } }),
      'LambdaInvocationAttributes.customer was given; it must be left out, because this function may not look up cases by customer; if it may, say so with --customer-lookup',
    ],
    [
      'an input that is not an object',
      parameters({ LambdaInvocationAttributes: 'tempo' }),
      'LambdaInvocationAttributes was "tempo"; it must be an object',
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOfBroken(breakIt)).toEqual([
      expect.stringContaining(`block "Look up cases" (InvokeLambdaFunction) ${expected}`),
    ]);
  });

  it('lets a block that names a customer ask for status and order without details of a contact', () => {
    const flow = contentOf(FLOW_FILE);
    const byCustomer = { customer: '$.Customer.ProfileARN', status: 'open', order: 'updated', list: '3' };
    parameters({ LambdaInvocationAttributes: byCustomer })(flow);
    expect(problemsOf(flow, { customerLookup: true })).toEqual([]);
    parameters({ LambdaInvocationAttributes: { ...byCustomer, contacts: 'Current' } })(flow);
    expect(problemsOf(flow, { customerLookup: true })).toHaveLength(2);
    expect(problemsOf(flow, { customerLookup: true, detailsAvailable: true })).toEqual([]);
  });

  it.each([
    ['a number', { InvocationTimeLimitSeconds: 8 }],
    ['a shorter time that it names', { InvocationTimeLimitSeconds: '3', LambdaInvocationAttributes: { timeLimit: 3 } }],
    [
      'a time limit that depends on the contact',
      { InvocationTimeLimitSeconds: '3', LambdaInvocationAttributes: { timeLimit: '$.Attributes.limit' } },
    ],
    ['JSON', { ResponseValidation: { ResponseType: 'JSON' } }],
    [
      "another function's time and input",
      {
        LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other',
        InvocationTimeLimitSeconds: '2',
        LambdaInvocationAttributes: { a: 'b' },
      },
    ],
    [
      'a longer time of an asynchronous function',
      {
        LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other',
        InvocationType: 'ASYNCHRONOUS',
        InvocationTimeLimitSeconds: '60',
      },
    ],
  ])('accepts %s', (_, changes) => expect(problemsOfBroken(parameters(changes))).toEqual([]));
});
