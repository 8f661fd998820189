import { basename } from 'node:path';
import { checkTestCase } from '../../../../dev/flow/test-cases/check-test-case';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import { lookup, TEST_CASE_FILES } from '../../../support/flows';

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
  return checkTestCase(content, [lookup()]).map(({ level, place, problem }) => `${level}: ${place} ${problem}`);
}

const start = (test: Test) => test.Observations[0]!;
const told = (test: Test) => test.Observations[2]!;
const strategy = (test: Test) => start(test).Actions[0]!.Parameters.Behavior.Properties;
const mocked = (test: Test) => strategy(test).Strategy.Response.ExecutionResult;

describe('the linter of test cases', () => {
  it.each(TEST_CASE_FILES)('finds nothing in %s', (name) => {
    expect(checkTestCase(parseFlowContent(name), [lookup()])).toEqual([]);
  });

  it.each<[string, (test: Test) => void, string]>([
    ['another version', (test) => Object.assign(test, { Version: '1' }), 'Version was "1"'],
    ['no observations', (test) => Object.assign(test, { Observations: {} }), 'Observations must be a list of objects'],
    [
      'an observation that is never waited for',
      (test) => start(test).Transitions.NextObservations.pop(),
      'is never waited for',
    ],
    [
      'a way to an observation that does not exist',
      (test) => told(test).Transitions.NextObservations.push('x'),
      'leads to "x", which does not exist',
    ],
    ['an event without a name', (test) => delete told(test).Event.Identifier, 'has an event without an Identifier'],
    [
      'a message without what it says',
      (test) => delete told(test).Event.Properties.Text,
      'waits for MessageReceived without Text or SSML or PromptId',
    ],
    [
      'a usage of the start',
      (test) => Object.assign(start(test), { Usage: { Type: 'Exactly', Times: 1 } }),
      'has a Usage; public projects report that TestInitiated does not take one',
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
      'an assertion without an operand',
      (test) => delete told(test).Actions[0]!.Parameters.Operand,
      'has the operand missing; it must be a string',
    ],
    [
      'an assertion about something other than a reference',
      (test) => Object.assign(told(test).Actions[0]!.Parameters, { Namespace: 'caseCount' }),
      'asserts "caseCount"; it must be one reference',
    ],
    [
      'a mock that names no function',
      (test) => Object.assign(strategy(test), { ActionParameters: {} }),
      'names no LambdaFunctionARN',
    ],
    [
      'a mocked answer that no flow can read',
      (test) => Object.assign(mocked(test), { LoadedData: '{"caseCount":1}' }),
      'caseCount is a number; in a STRING_MAP every value is a string',
    ],
    [
      'a mocked answer that is not JSON',
      (test) => Object.assign(mocked(test), { LoadedData: '{' }),
      'has LoadedData that is not valid JSON',
    ],
    [
      'a placeholder that is left',
      (test) => Object.assign(told(test).Event.Properties, { Text: `${'$'}{Text}` }),
      'a placeholder that is not filled in here',
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOf(breakIt).join('\n')).toContain(expected);
  });

  it.each<[string, (test: Test) => void, string]>([
    ['an event', (test) => Object.assign(told(test).Event, { Type: 'Spoken' }), 'waits for "Spoken", an event that is'],
    ['an actor', (test) => Object.assign(told(test).Event, { Actor: 'Customer' }), 'the Actor "Customer", which is'],
    ['an action', (test) => Object.assign(start(test).Actions[0]!, { Type: 'Wait' }), 'has the type "Wait", which is'],
    [
      'an operator',
      (test) => Object.assign(told(test).Actions[0]!.Parameters, { Operator: 'Exists' }),
      'has the operator "Exists", which is',
    ],
    [
      'a command',
      (test) => Object.assign(told(test).Actions.at(-1)!.Parameters, { Command: { Type: 'Pause' } }),
      'has the command {"Type":"Pause"}, which is',
    ],
    [
      'a mock of another block',
      (test) => Object.assign(strategy(test), { ActionType: 'Compare' }),
      'overrides "Compare", which is',
    ],
    [
      'a mocked failure',
      (test) => Object.assign(strategy(test), { Strategy: { Type: 'Error', Error: { Value: 'Broken' } } }),
      'fails with "Broken", which is',
    ],
  ])('reports %s that it does not know as not checked, not as wrong', (_, breakIt, expected) => {
    expect(problemsOf(breakIt)).toEqual([expect.stringMatching(/^note: .* not checked$/)]);
    expect(problemsOf(breakIt)[0]).toContain(expected);
  });
});
