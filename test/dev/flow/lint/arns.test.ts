import { END } from '../../../../dev/flow/lint/example';
import { exampleFlow, lint } from '../../../support/flows';

const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const ARNS = {
  queue: `${INSTANCE}/queue/q`,
  'queue of an agent': `${INSTANCE}/queue/agent/a`,
  agent: `${INSTANCE}/agent/a`,
  prompt: `${INSTANCE}/prompt/p`,
  flow: `${INSTANCE}/contact-flow/f`,
  'published flow': `${INSTANCE}/contact-flow/f:1`,
  module: `${INSTANCE}/flow-module/m`,
  hours: `${INSTANCE}/operating-hours/h`,
  view: 'arn:aws:connect:us-west-2:aws:view/form:1',
  bot: 'arn:aws:lex:us-west-2:111122223333:bot-alias/ABCDEFGHIJ/TSTALIASID',
  assistant: 'arn:aws:wisdom:us-west-2:111122223333:assistant/a',
  function: 'arn:aws-us-gov:lambda:us-gov-west-1:111122223333:function:fn:live',
};

type Kind = keyof typeof ARNS;

/** What the rule says of a block with this ARN in its parameters. */
function wrongIn(Type: string, parameters: (arn: string) => object, arn: string): string[] {
  const found = lint(exampleFlow({ Type, Parameters: parameters(arn) as Record<string, unknown> }, END));
  return found.filter(({ rule }) => rule === 'arn-form').map(({ problem }) => problem);
}

describe.each<[string, (arn: string) => object, string, Kind[]]>([
  ['UpdateContactTargetQueue', (QueueId) => ({ QueueId }), 'QueueId', ['queue', 'queue of an agent']],
  ['UpdateContactTargetQueue', (AgentId) => ({ AgentId }), 'AgentId', ['queue of an agent', 'agent']],
  ['CheckHoursOfOperation', (id) => ({ HoursOfOperationId: id }), 'HoursOfOperationId', ['hours']],
  ['MessageParticipant', (PromptId) => ({ PromptId }), 'PromptId', ['prompt']],
  ['GetParticipantInput', (PromptId) => ({ PromptId }), 'PromptId', ['prompt']],
  [
    'MessageParticipantIteratively',
    (PromptId) => ({ Messages: [{ Text: 'Hi' }, { PromptId }] }),
    'Messages[1].PromptId',
    ['prompt'],
  ],
  ['TransferToFlow', (id) => ({ ContactFlowId: id }), 'ContactFlowId', ['flow', 'published flow']],
  ['CreateTask', (id) => ({ ContactFlowId: id }), 'ContactFlowId', ['flow', 'published flow']],
  ['StartOutboundChatContact', (arn) => ({ ContactFlowArn: arn }), 'ContactFlowArn', ['flow', 'published flow']],
  [
    'UpdateContactEventHooks',
    (CustomerQueue) => ({ EventHooks: { CustomerQueue } }),
    'EventHooks.CustomerQueue',
    ['flow', 'published flow'],
  ],
  ['InvokeFlowModule', (FlowModuleId) => ({ FlowModuleId }), 'FlowModuleId', ['module']],
  ['ConnectParticipantWithLexBot', (AliasArn) => ({ LexV2Bot: { AliasArn } }), 'LexV2Bot.AliasArn', ['bot']],
  ['ShowView', (Id) => ({ ViewResource: { Id } }), 'ViewResource.Id', ['view']],
  ['CreateWisdomSession', (WisdomAssistantArn) => ({ WisdomAssistantArn }), 'WisdomAssistantArn', ['assistant']],
  ['InvokeLambdaFunction', (LambdaFunctionARN) => ({ LambdaFunctionARN }), 'LambdaFunctionARN', ['function']],
  [
    'UpdateContactMediaProcessing',
    (LambdaProcessorARN) => ({ ChatProcessor: { LambdaProcessorARN } }),
    'ChatProcessor.LambdaProcessorARN',
    ['function'],
  ],
])('%s', (Type, parameters, name, right) => {
  it(`takes in ${name} the ARN of ${right.join(' or ')}, and of nothing else`, () => {
    const kinds = Object.keys(ARNS) as Kind[];
    expect(kinds.filter((kind) => wrongIn(Type, parameters, ARNS[kind]).length === 0)).toEqual(right);
    expect(wrongIn(Type, parameters, 'arn:aws:s3:::bucket')).toEqual([
      expect.stringContaining(`${name} is not the ARN of `),
    ]);
  });

  it.each(['$.Attributes.id', `${'$'}{Id}`, '<<id>>', 'TO_BE_FILLED_IN'])(`takes %s in ${name}`, (value) =>
    expect(wrongIn(Type, parameters, value)).toEqual([]),
  );
});

it.each<[string, object]>([
  ['CreateWisdomSession', { WisdomAssistantArn: 'my-assistant' }],
  ['ConnectParticipantWithLexBot', { LexV2Bot: { AliasArn: 'my-bot' } }],
  ['UpdateContactMediaProcessing', { ChatProcessor: { LambdaProcessorARN: 'my-function' } }],
])('%s does not take a name where only an ARN will do', (Type, parameters) =>
  expect(wrongIn(Type, () => parameters, '')).toHaveLength(1),
);
