import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SOURCES } from '../../../../dev/flow/content/finding';
import { checkTestCase } from '../../../../dev/flow/test-cases/check-test-case';
import { parseFlowContent } from '../../../../lib/flows/flow-content';
import { findingsOf, lookup } from '../../../support/flows';

const content = (name: string) => parseFlowContent(join(__dirname, 'fixtures', `${name}.json`));
const typeAssumed = /^note: Metadata does not name the flow type; checked against .* Set it with --type$/;

/** Small flows in shapes that people really have, with all that is right to say about each. */
describe('the flow linter says of', () => {
  it.each<[string, RegExp[]]>([
    [
      '01-prompt-without-error-branch',
      [/^note: block "say" \(MessageParticipant "Hello"\) has no Error branch .*differ/],
    ],
    ['02-whisper-whose-type-is-not-said', [typeAssumed]],
    [
      '03-end-flow-in-inbound',
      [/^note: block "end" .* only one of AWS's guides: in an inbound .* it ends the contact/],
    ],
    [
      '04-external-from-the-flow-before',
      [/^note: Actions read \$\.External\.count where no Lambda block comes before/],
    ],
    ['05-skip-when-dtmf-buffer', []],
    ['06-placeholder-in-metadata-only', []],
    [
      '07-type-that-does-not-exist',
      [/^error: block "say" .*has the type PlayPrompt, which does not exist \(did you mean MessageParticipant\?\)/],
    ],
    ['08-async-lambda', []],
    ['09-label-queue-at-capacity', [/^error: block "t" \(.*\) has no At capacity branch \(QueueAtCapacity\)$/]],
    ['10-bracket-after-dot-compare', [/^warning: block "cmp" \(Compare\) has no NextAction; public projects report/]],
    ['11-bracket-after-dot-text', []],
    [
      '12-attribute-key-with-space',
      [/^warning: block "set" .* sets the attribute "loyalty tier"; AWS's pages contradict/],
    ],
    ['17-module-with-branches', []],
    [
      'module-contract',
      [
        /^warning: Metadata.settings declares the branch unknown, by which no Return block returns$/,
        /^warning: block "success" .* returns number, which the module does not declare \(it declares: first\)$/,
        /^warning: block "unknown" .* returns by "unknow", a branch that .* \(it declares: success, unknown\)$/,
      ],
    ],
    ['18-queue-both-ids', [/^error: block "q" .* has QueueId and AgentId; it can have one of them/]],
    ['20-transfer-without-queue', [/^warning: block "t" .* transfers to a queue that no block of the flow sets/]],
    ['queue-set.flow', []],
    ['segment.flow', []],
    ['msg-noerror.flow', []],
    ['whisper-untyped.flow', [typeAssumed]],
  ])('%s what is right, and nothing else', (name, expected) => {
    expect(findingsOf(content(name))).toEqual(expected.map((finding) => expect.stringMatching(finding)));
  });

  it.each(['arn:aws:lambda:us-west-2:111122223333:function:case-lookup:live', '$.Attributes.lookupArn'])(
    'arn-by-attribute the same when the function is named by %s',
    (functionArn) => {
      expect(findingsOf(content('arn-by-attribute.flow'), { functionArn })).toEqual([
        expect.stringMatching(/^error: block "look" .*maxCase is not a parameter \(did you mean `maxCases`\?\)/),
        expect.stringMatching(/^error: block "look" .* InvocationTimeLimitSeconds was "3"/),
        expect.stringMatching(
          /^error: block "say" .* reads \$\.External\.caseCounts, which the function does not return/,
        ),
      ]);
    },
  );

  it('a flow whose blocks no type of flow allows together which block excludes each type', () => {
    const blocks = ['MessageParticipantIteratively', 'TransferToFlow', 'EndFlowModuleExecution'];
    const flow = {
      Version: '2019-10-30',
      StartAction: '0',
      Metadata: { type: undefined },
      Actions: [
        { Identifier: '0', Type: blocks[0], Parameters: { Messages: [] } },
        { Identifier: '1', Type: blocks[1], Parameters: { ContactFlowId: 'x' } },
      ],
    };
    expect(findingsOf(flow)).toContainEqual(
      expect.stringMatching(
        /^error: Actions cannot be combined .*CONTACT_FLOW: not with block "0" \(MessageParticipantIteratively\); CUSTOMER_QUEUE: not with block "1" \(TransferToFlow\)/,
      ),
    );
  });
});

describe('the linter of test cases says of', () => {
  const notes = (name: string) =>
    checkTestCase(content(name), [lookup()]).map(({ level, problem }) => `${level}: ${problem}`);

  it.each<[string, string[]]>([
    [
      'aws-example-corrected.testcase',
      [
        'note: overrides "CheckHoursOfOperation", which is not checked',
        'note: has the type "SendInstruction", which is not checked',
      ],
    ],
    ['tc-promptid.testcase', []],
    ['tc-override-hours.testcase', ['note: overrides "CheckHoursOfOperation", which is not checked']],
  ])('%s only what was not checked', (name, expected) => expect(notes(name)).toEqual(expected));
});

describe('a source of findings', () => {
  it.each(Object.values(SOURCES).filter((source) => !source.startsWith('https:')))('%s exists', (file) => {
    expect(existsSync(join(__dirname, '../../../..', file))).toBe(true);
  });
});
