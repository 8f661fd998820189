import { join } from 'node:path';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import { problemsOf } from '../../../support/flows';

const functionArn = 'arn:aws:lambda:us-west-2:111122223333:function:case-lookup:live';
const problemsIn = (name: string) =>
  problemsOf(parseFlowContent(join(__dirname, 'fixtures', `${name}.json`)), { functionArn, detailsAvailable: true });

/** Small flows, each with one mistake that designers make. */
describe('the linter says of', () => {
  it.each<[string, RegExp[]]>([
    ['mistakes/00-right.flow', []],
    [
      'mistakes/03c-error-to-none',
      [/^warning: .* although a path leads here on which block .* failed and left no answer/],
    ],
    ['mistakes/05c-jsonpath-attribute-typo', [/did you mean \$\.Attributes\.caseCount\?/]],
    [
      'mistakes/07-external-after-second',
      [/^warning: .* reads \$\.External\.caseCount of block .* whose answer block .* has replaced/],
    ],
    ['mistakes/08-loop-without-end', [/^warning: .* is part of a loop without a person/]],
    ['mistakes/09b-not-arn', [/^error: .* LambdaFunctionARN is not the ARN of a Lambda function/]],
    ['mistakes/09c-queue-arn', [/^error: .* QueueId is not the ARN of a queue/]],
    ['mistakes/10-no-queue', [/^warning: .* a path leads here on which no block sets one/]],
    ['mistakes/14-one-without-menu', [/^error: .* has a condition for "one"; there are 0, 1, 2/]],
    [
      'mistakes/22-status-compare',
      [
        /^warning: .* reads \$\.External\.firstCaseStatus, which is empty unless the block gives the function the parameter details/,
      ],
    ],
    ['mistakes/number-branch', [/^error: .* has the operand 1; it must be a string/]],
    ['mistakes/23-dup-condition', [/^warning: .* twice; the second is never met/]],
    ['agentic-cx.flow', [/^warning: .* ConnectParticipantWithAgenticCX, which is not known to this version/]],
    ['eventhooks-disable.flow', [/^warning: .* EventHooksConfiguration alone/]],
    ['loop-silence.flow', []],
    ['queue-transfer-default.flow', []],
    ['unknown-reference.flow', []],
    ['queue-wait-loop.flow', []],
    ['loopprompts-continue.flow', []],
    ['showview-no-limit.flow', [/^error: .* has no parameter InvocationTimeLimitSeconds: the page's example has 400/]],
  ])('%s what is right, and nothing else', (name, expected) => {
    expect(problemsIn(name)).toEqual(expected.map((problem) => expect.stringMatching(problem)));
  });
});
