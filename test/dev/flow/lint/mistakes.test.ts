import { join } from 'node:path';
import type { FlowContent } from '../../../../dev/flow/content/content';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import { type Break, block, problemsOf } from '../../../support/flows';

const functionArn = 'arn:aws:lambda:us-west-2:111122223333:function:case-lookup:live';
const fixture = (name: string) => parseFlowContent(join(__dirname, 'fixtures', `${name}.json`)) as FlowContent;
const problemsIn = (content: unknown) => problemsOf(content, { functionArn, detailsAvailable: true });

const lookUp = (flow: FlowContent) => block(flow, 'Look up');
const howMany = (flow: FlowContent) => block(flow, 'How many');
const failTo = (flow: FlowContent, NextAction: string) =>
  Object.assign(lookUp(flow).Transitions.Errors[0]!, { NextAction });
const ifOne = (flow: FlowContent, name: string) => block(flow, name).Transitions.Conditions;

/** One flow with one mistake that designers make. */
describe('the linter says of a flow', () => {
  it.each<[string, Break, RegExp[]]>([
    ['without a mistake', () => {}, []],
    [
      'whose Error branch leads to a choice by the answer',
      (flow) => failTo(flow, 'How many'),
      [/^warning: .* although a path leads here on which block .* failed and left no answer/],
    ],
    [
      'that misspells an attribute',
      (flow) => Object.assign(howMany(flow).Parameters, { ComparisonValue: '$.Attributes.casecount' }),
      [/did you mean \$\.Attributes\.caseCount\?/],
    ],
    [
      'that reads an answer which another function has replaced',
      (flow) => {
        const Parameters = {
          LambdaFunctionARN: functionArn.replace('case-lookup:live', 'crm'),
          InvocationTimeLimitSeconds: '3',
        };
        const Transitions = structuredClone(block(flow, 'Keep').Transitions);
        flow.Actions.push({ ...lookUp(flow), Identifier: 'CRM', Parameters, Transitions });
        flow.Actions = flow.Actions.filter(({ Identifier }) => Identifier !== 'Keep');
        lookUp(flow).Transitions.NextAction = 'CRM';
      },
      [/^warning: .* reads \$\.External\.caseCount of block .* whose answer block .* has replaced/],
    ],
    [
      'that repeats a prompt without end',
      (flow) => {
        const { Transitions } = block(flow, 'Sorry');
        Object.assign(Transitions, { NextAction: 'Sorry' });
        Object.assign(Transitions.Errors[0]!, { NextAction: 'Sorry' });
        flow.Actions = flow.Actions.filter(({ Identifier }) => Identifier !== 'Bye');
      },
      [/^warning: .* is part of a loop without a person/],
    ],
    [
      'that names the function without an ARN',
      (flow) => Object.assign(lookUp(flow).Parameters, { LambdaFunctionARN: 'case-lookup' }),
      [/^error: .* LambdaFunctionARN is not the ARN of a Lambda function/],
    ],
    [
      'with the ARN of a routing profile for a queue',
      (flow) => {
        const { Parameters } = block(flow, 'Set case queue');
        Parameters.QueueId = String(Parameters.QueueId).replace('/queue/', '/routing-profile/');
      },
      [/^error: .* QueueId is not the ARN of a queue/],
    ],
    [
      'that transfers without a queue',
      (flow) => failTo(flow, 'Transfer'),
      [/^warning: .* a path leads here on which no block sets one/],
    ],
    [
      'whose menu has a word for a key',
      (flow) => Object.assign(ifOne(flow, 'Language menu')[0]!.Condition, { Operands: ['one'] }),
      [/^error: .* has a condition for "one"; there are 0, 1, 2/],
    ],
    [
      'that chooses by a status which it does not ask for',
      (flow) => {
        lookUp(flow).Parameters.LambdaInvocationAttributes = { contacts: 'Current,Initial' };
        howMany(flow).Parameters.ComparisonValue = '$.External.firstCaseStatus';
      },
      [
        /^warning: .* reads \$\.External\.firstCaseStatus, which is empty unless the block gives the function the parameter details/,
      ],
    ],
    [
      'that compares with a number',
      (flow) => Object.assign(ifOne(flow, 'How many')[1]!.Condition, { Operands: [1] }),
      [/^error: .* has the operand 1; it must be a string/],
    ],
    [
      'with the same condition twice',
      (flow) => Object.assign(ifOne(flow, 'How many')[1]!.Condition, { Operands: ['0'] }),
      [/^warning: .* twice; the second is never met/],
    ],
  ])('%s what is right, and nothing else', (_, breakIt, expected) => {
    const flow = fixture('mistakes/00-right.flow');
    breakIt(flow);
    expect(problemsIn(flow)).toEqual(expected.map((problem) => expect.stringMatching(problem)));
  });

  it.each<[string, RegExp[]]>([
    ['agentic-cx', [/^warning: .* ConnectParticipantWithAgenticCX, which is not known to this version/]],
    ['eventhooks-disable', [/^warning: .* EventHooksConfiguration alone/]],
    ['loop-silence', []],
    ['queue-transfer-default', []],
    ['unknown-reference', []],
    ['queue-wait-loop', []],
    ['loopprompts-continue', []],
    ['showview-no-limit', [/^error: .* has no parameter InvocationTimeLimitSeconds: the page's example has 400/]],
  ])('%s what is right, and nothing else', (name, expected) => {
    expect(problemsIn(fixture(`${name}.flow`))).toEqual(expected.map((problem) => expect.stringMatching(problem)));
  });
});
