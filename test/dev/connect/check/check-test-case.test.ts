import { basename } from 'node:path';
import { checkTestCase } from '../../../../dev/connect/check/check-test-case';
import { FUNCTION_ARN_PLACEHOLDER, parseFlowContent } from '../../../../lib/flow-content';
import { TEST_CASE_FILES } from '../../../support/flows';

type Mock = { Strategy: { Response: { ExecutionResult: object } } };
type TestAction = {
  Parameters: { Operand?: string; Behavior: { Properties: Mock } };
  Transitions: { NextAction?: string };
};
type Observation = {
  Event: { Identifier?: string; Properties: { Text?: string } };
  Actions: TestAction[];
  Transitions: { NextObservations: string[] };
};
type Test = { Observations: Observation[] };

const file = TEST_CASE_FILES.find((name) => basename(name) === 'one.json') as string;

function problemsOf(breakIt: (test: Test) => void): string[] {
  const content = parseFlowContent(file) as Test;
  breakIt(content);
  return checkTestCase(content, FUNCTION_ARN_PLACEHOLDER).map(({ place, problem }) => `${place} ${problem}`);
}

const start = (test: Test) => test.Observations[0]!;
const told = (test: Test) => test.Observations[2]!;
const strategy = (test: Test) => start(test).Actions[0]!.Parameters.Behavior.Properties;
const mocked = (test: Test) => strategy(test).Strategy.Response.ExecutionResult;

describe('the test case checker', () => {
  it.each(TEST_CASE_FILES)('finds nothing in %s', (name) => {
    expect(checkTestCase(parseFlowContent(name), FUNCTION_ARN_PLACEHOLDER)).toEqual([]);
  });

  it.each<[string, (test: Test) => void, string]>([
    ['another version', (test) => Object.assign(test, { Version: '1' }), 'Version was "1"'],
    ['no observations', (test) => Object.assign(test, { Observations: {} }), 'Observations must be a list of objects'],
    [
      'an observation that nobody waits for',
      (test) => start(test).Transitions.NextObservations.pop(),
      'is never waited for',
    ],
    [
      'a way to no observation',
      (test) => told(test).Transitions.NextObservations.push('x'),
      'leads to "x", and there is no such observation',
    ],
    [
      'an unknown event',
      (test) => Object.assign(told(test).Event, { Type: 'Spoken' }),
      'waits for "Spoken"; there are the events TestInitiated, MessageReceived',
    ],
    [
      'an event of the customer',
      (test) => Object.assign(told(test).Event, { Actor: 'Customer' }),
      'has an event of the Actor "Customer"',
    ],
    ['an event without a name', (test) => delete told(test).Event.Identifier, 'has an event without an Identifier'],
    [
      'a message without a text',
      (test) => delete told(test).Event.Properties.Text,
      'waits for MessageReceived without Text',
    ],
    [
      'a usage of the start',
      (test) => Object.assign(start(test), { Usage: { Type: 'Exactly', Times: 1 } }),
      'has a Usage, which TestInitiated does not take',
    ],
    [
      'two starts',
      (test) => Object.assign(told(test).Event, { Type: 'TestInitiated', Properties: {} }),
      'have 2 TestInitiated; there must be one',
    ],
    [
      'no end',
      (test) => {
        told(test).Actions.pop();
        delete told(test).Actions.at(-1)!.Transitions.NextAction;
      },
      'never end the test',
    ],
    [
      'a last action that goes on',
      (test) => Object.assign(told(test).Actions.at(-1)!, { Transitions: { NextAction: '' } }),
      'action "End the test" is the last and has the NextAction ""',
    ],
    [
      'an action that stops',
      (test) => Object.assign(told(test).Actions[0]!, { Transitions: {} }),
      'leads to missing; it must lead to the next action, "Check caseCount"',
    ],
    [
      'an unknown action',
      (test) => Object.assign(start(test).Actions[0]!, { Type: 'Wait' }),
      'has the type "Wait"; there are OverrideSystemBehavior, Assert, TestControl',
    ],
    [
      'the operator that does not work',
      (test) => Object.assign(told(test).Actions[0]!.Parameters, { Operator: 'Exists' }),
      'has the operator "Exists"; there are Equals',
    ],
    [
      'an assertion without an operand',
      (test) => delete told(test).Actions[0]!.Parameters.Operand,
      'has the operand missing; it must be a text',
    ],
    [
      'an assertion about no reference',
      (test) => Object.assign(told(test).Actions[0]!.Parameters, { Namespace: 'caseCount' }),
      'asserts "caseCount"; it must be one reference',
    ],
    [
      'another command',
      (test) => Object.assign(told(test).Actions.at(-1)!.Parameters, { Command: { Type: 'Pause' } }),
      'the Command {"Type": "EndTest"}',
    ],
    [
      'a mock of another block',
      (test) => Object.assign(strategy(test), { ActionType: 'Compare' }),
      'overrides "Compare"; only InvokeLambdaFunction',
    ],
    [
      'a mock of no function',
      (test) => Object.assign(strategy(test), { ActionParameters: {} }),
      'names no LambdaFunctionARN',
    ],
    [
      'a mocked answer that no flow can read',
      (test) => Object.assign(mocked(test), { LoadedData: '{"caseCount":1}' }),
      'caseCount is a number; in a STRING_MAP every value is a text',
    ],
    [
      'a mocked answer that is no JSON',
      (test) => Object.assign(mocked(test), { LoadedData: '{' }),
      'answers with LoadedData that is no JSON',
    ],
    [
      'a mocked failure that does not exist',
      (test) => Object.assign(strategy(test), { Strategy: { Type: 'Error', Error: { Value: 'Broken' } } }),
      'fails with "Broken"; it must be TimeLimitExceeded or NoMatchingError',
    ],
    [
      'a placeholder that nobody fills in',
      (test) => Object.assign(told(test).Event.Properties, { Text: `${'$'}{Text}` }),
      'which nobody fills in',
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOf(breakIt).join('\n')).toContain(expected);
  });
});
