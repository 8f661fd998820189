import { branchesOf } from '../../../../dev/flow/blocks/branches';
import type { FlowType } from '../../../../dev/flow/content/flow-types';
import { readFlow } from '../../../../dev/flow/content/read-flow';
import { type Break, block, exampleFlow, problemsOf, problemsOfBroken } from '../../../support/flows';

const lookUp = (flow: Parameters<Break>[0]) => block(flow, 'Look up cases').Transitions;
const compare = (flow: Parameters<Break>[0]) => block(flow, 'How many cases').Transitions;
const say = (flow: Parameters<Break>[0]) => block(flow, 'Say one').Transitions;
const hangUp = (flow: Parameters<Break>[0]) => block(flow, 'Hang up');

describe('the flow linter follows every path and', () => {
  it.each<[string, Break, unknown[]]>([
    [
      'names one that leads to no block, and the first block that is lost by it',
      (flow) => Object.assign(lookUp(flow), { NextAction: 'Keep it' }),
      [
        'error: block "Look up cases" (InvokeLambdaFunction) Transitions.NextAction leads to "Keep it", which does not exist',
        'warning: block "Keep the result" (UpdateContactAttributes) cannot be reached from the start',
      ],
    ],
    [
      'names one that is not drawn',
      (flow) => Object.assign(say(flow).Errors[0]!, { NextAction: '' }),
      ['error: block "Say one" (MessageParticipant "We have found your case.") Transitions.Errors[0] leads nowhere'],
    ],
    [
      'names a condition that leads astray',
      (flow) => Object.assign(compare(flow).Conditions[2]!, { NextAction: 'x' }),
      [
        'error: block "How many cases" (Compare) Transitions.Conditions[2] leads to "x", which does not exist',
        expect.stringMatching(/^warning: block "Say several" .* cannot be reached from the start$/),
      ],
    ],
    [
      'names one that stops',
      (flow) => delete say(flow).NextAction,
      [expect.stringMatching(/^error: block "Say one" .* has no NextAction: the flow would stop here with an error$/)],
    ],
    [
      'names one beyond the end',
      (flow) => Object.assign(hangUp(flow).Transitions, { NextAction: 'Say one' }),
      ['error: block "Hang up" (DisconnectParticipant) has a NextAction, although DisconnectParticipant ends the flow'],
    ],
    [
      'names a block that cannot be reached',
      (flow) => flow.Actions.push({ ...hangUp(flow), Identifier: 'Alone' }),
      ['warning: block "Alone" (DisconnectParticipant) cannot be reached from the start'],
    ],
    [
      'names one block of a circle that cannot be reached',
      (flow) => {
        const circle = [hangUp(flow), hangUp(flow)].map((action, index) => ({
          ...action,
          Type: 'UpdateContactEventHooks',
          Parameters: { EventHooks: {} },
          Identifier: `circle ${index}`,
          Transitions: {
            NextAction: `circle ${1 - index}`,
            Errors: [{ ErrorType: 'NoMatchingError', NextAction: 'Hang up' }],
            Conditions: [],
          },
        }));
        flow.Actions.push(...circle);
      },
      ['warning: block "circle 0" (UpdateContactEventHooks) cannot be reached from the start'],
    ],
    [
      'names a start that does not exist',
      (flow) => Object.assign(flow, { StartAction: 'Begin' }),
      ['error: StartAction names "Begin", which does not exist'],
    ],
  ])('%s', (_, breakIt, expected) => expect(problemsOfBroken(breakIt)).toEqual(expected));

  it('lets a transfer repeat where its errors lead, as the designer exports it', () => {
    const errors = ['NoMatchingError', 'QueueAtCapacity'];
    const queue = { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: 'q' }, errors: ['NoMatchingError'] };
    const flow = exampleFlow(queue, { Type: 'TransferContactToQueue', errors }, { Type: 'DisconnectParticipant' });
    expect(problemsOf(flow)).toEqual([]);
    expect(
      readFlow(flow)
        .Actions.slice(1)
        .flatMap(branchesOf)
        .map(({ name }) => name),
    ).toEqual(errors);
  });

  it.each<FlowType>(['CONTACT_FLOW', 'QUEUE_TRANSFER'])('warns in a %s of a block that names no queue', (flowType) => {
    const queue = { Type: 'UpdateContactTargetQueue', errors: ['NoMatchingError'] };
    expect(problemsOf(exampleFlow(queue, { Type: 'DisconnectParticipant' }), { flowType })).toEqual([
      'warning: block "0" (UpdateContactTargetQueue) has neither QueueId nor AgentId, so it sets no queue',
    ]);
  });
});

describe('the flow linter reads the names and', () => {
  const named = (Identifier: string) => ({
    ...exampleFlow({ Type: 'DisconnectParticipant', Identifier }),
    StartAction: Identifier,
  });

  it.each([
    ['x'.repeat(51), 'has an identifier of 51 characters; at most 50 are allowed'],
    ['', 'has an empty identifier'],
    ['a:b (c)', 'has an identifier with : ( ), which is not allowed'],
    ['constructor', 'has an identifier that is reserved'],
  ])('refuses "%s"', (identifier, problem) => {
    expect(problemsOf(named(identifier))).toEqual([`error: block "${identifier}" (DisconnectParticipant) ${problem}`]);
  });

  it.each(['x'.repeat(50), 'Größe 1 - "quoted" & more', '5ca32fbd-8f92-46af-92a5-6b0f970f0efe'])(
    'accepts "%s"',
    (identifier) => {
      expect(problemsOf(named(identifier))).toEqual([]);
    },
  );

  it.each('%:(\\/)=$,;[]{}'.split(''))('refuses the character %s', (character) => {
    expect(problemsOf(named(`a${character}`))[0]).toContain(`has an identifier with ${character}, which`);
  });

  it('reports two blocks with the same identifier', () => {
    expect(problemsOfBroken((flow) => flow.Actions.push(hangUp(flow)))).toEqual([
      'error: block "Hang up" (DisconnectParticipant) has the identifier of another block',
    ]);
  });

  it('reports more than 250 blocks', () => {
    const blocks = (count: number) => [
      ...Array.from({ length: count - 1 }, () => ({
        Type: 'UpdateFlowLoggingBehavior',
        Parameters: { FlowLoggingBehavior: 'Enabled' },
      })),
      { Type: 'DisconnectParticipant' },
    ];
    expect(problemsOf(exampleFlow(...blocks(250)))).toEqual([]);
    expect(problemsOf(exampleFlow(...blocks(251)))).toEqual([
      'error: Actions are 251 blocks; a flow has at most 250: move some into a module',
    ]);
  });
});

describe('the flow linter reads the form and', () => {
  it.each<[string, Break, string]>([
    [
      'another version',
      (flow) => Object.assign(flow, { Version: '2019-07' }),
      'Version was "2019-07"; it must be "2019-10-30"',
    ],
    [
      'no list of blocks',
      (flow) => Object.assign(flow, { Actions: {} }),
      'Actions was {}; it must be the list of blocks',
    ],
    [
      'a block that is not an object',
      (flow) => Object.assign(flow.Actions, { 3: 'Hang up' }),
      'Actions[3] was "Hang up"; it must be an object',
    ],
    [
      'a block without a type',
      (flow) => Object.assign(hangUp(flow), { Type: undefined }),
      'block "Hang up" Type was missing',
    ],
    [
      'a branch without a target',
      (flow) => Object.assign(say(flow), { Errors: [{ ErrorType: 'NoMatchingError' }] }),
      'Transitions.Errors was [{"ErrorType":"NoMatchingError"}]; it must be a list of {ErrorType, NextAction}',
    ],
    [
      "the designer's older format",
      (flow) => Object.assign(flow, { modules: [], start: 'x' }),
      "content is in the designer's older export format",
    ],
  ])('names %s', (_, breakIt, expected) => {
    expect(problemsOfBroken(breakIt)).toEqual([expect.stringContaining(expected)]);
  });

  it('rejects content that is not an object', () =>
    expect(problemsOf([])).toEqual(['error: content must be an object']));

  it('names a block by the name that the designer shows', () => {
    const flow = {
      ...exampleFlow({ Type: 'Loop' }),
      Metadata: { ActionMetadata: { 0: { displayName: 'Three tries' } } },
    };
    expect(problemsOf(flow)).toContainEqual('error: block "0" (Loop "Three tries") has no condition');
  });
});
