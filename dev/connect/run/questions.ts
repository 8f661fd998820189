import { isObject } from '../../../lambda/core/values';
import { SUCCESS } from '../language/branches';
import type { Action } from '../language/content';
import { BlockError, MissingReplyError } from './errors';
import { resolve } from './flow-data';
import { describeMessage, messageOf, say } from './messages';
import { namesOf } from './names';
import { type Reply, readReply, type Section } from './replies';
import type { Effect, State } from './state';

type Parameters = Record<string, unknown>;

/** A block that goes on as the world outside the flow answers: a customer, a bot, a clock, another service. */
type Question = {
  /** The part of a scenario that answers it. */
  section: Section;
  /** What the block wants to know, for the error when nothing answers. */
  asks: string;
  /** The resource that is asked: a scenario can answer for all its blocks at once. */
  resource?: (parameters: Parameters) => unknown;
  /** What the flow can refer to afterwards. */
  loads?: (reply: Reply, parameters: Parameters) => Record<string, unknown>;
  /** Whether the reply has a result, with which the block's conditions are compared. */
  decides?: (parameters: Parameters) => boolean;
  /** The reply where none is needed. */
  unasked?: (parameters: Parameters) => Reply | undefined;
  /** The channels that the block serves; it takes its Error branch in others. */
  channels?: string[];
};

const always = () => true;
const intoCase = ({ data = {} }: Reply) => ({ Case: data });
const intoCustomer = ({ data = {} }: Reply) => ({ Customer: data });
const CASE: Question = { section: 'blocks', asks: 'what Amazon Connect Cases answers', loads: intoCase };
const PROFILE: Question = { section: 'blocks', asks: 'what Customer Profiles answers', loads: intoCustomer };
const CALL: Question = { section: 'blocks', asks: 'how the call goes' };

/** The blocks that ask the world outside the flow, Lambda functions, modules and other flows apart. */
export const QUESTIONS: Record<string, Question> = {
  GetParticipantInput: {
    section: 'inputs',
    asks: 'what the customer enters',
    decides: ({ StoreInput }) => !storesInput(StoreInput),
    loads: ({ result = '' }, { StoreInput }) => (storesInput(StoreInput) ? { StoredCustomerInput: result } : {}),
    channels: ['VOICE'],
  },
  ConnectParticipantWithLexBot: {
    section: 'bots',
    asks: 'which intent the bot finds',
    resource: botOf,
    decides: always,
    loads: ({ result, data }) => ({ Lex: { IntentName: result, ...data } }),
    channels: ['VOICE', 'CHAT'],
  },
  ShowView: {
    section: 'views',
    asks: 'what is chosen in the view',
    resource: ({ ViewResource }) => (isObject(ViewResource) ? ViewResource.Id : undefined),
    decides: always,
    loads: ({ result, data = {} }) => ({ Views: { Action: result, ViewResultData: data } }),
    channels: ['CHAT'],
  },
  CheckHoursOfOperation: {
    section: 'hours',
    asks: 'whether it is within hours',
    resource: ({ HoursOfOperationId }) => HoursOfOperationId,
    decides: always,
  },
  CheckMetricData: {
    section: 'metrics',
    asks: 'the value of the metric',
    resource: ({ MetricType }) => MetricType,
    decides: always,
  },
  GetMetricData: {
    section: 'metrics',
    asks: 'the metrics of the queue',
    resource: ({ QueueId, AgentId }) => QueueId ?? AgentId,
    loads: ({ data = {} }) => ({ Metrics: data }),
  },
  DistributeByPercentage: { section: 'blocks', asks: 'a number from 1 to 100', decides: always },
  Wait: {
    section: 'blocks',
    asks: 'what ends the waiting',
    decides: always,
    unasked: ({ Events }) => (Array.isArray(Events) && Events.length > 0 ? undefined : { result: 'WaitCompleted' }),
  },
  MessageParticipantIteratively: {
    section: 'blocks',
    asks: 'what ends the messages',
    decides: always,
    unasked: ({ InterruptFrequencySeconds }) =>
      InterruptFrequencySeconds === undefined
        ? { end: 'the contact hears the messages until it is answered' }
        : undefined,
  },
  CheckOutboundCallStatus: { ...CALL, decides: always },
  CheckVoiceId: { section: 'blocks', asks: 'what Voice ID finds', decides: always },
  TransferParticipantToThirdParty: {
    ...CALL,
    unasked: ({ ContinueFlowExecution }) =>
      ContinueFlowExecution === 'False' ? { end: 'the contact is transferred to a third party' } : undefined,
  },
  CompleteOutboundCall: CALL,
  GetCase: CASE,
  CreateCase: CASE,
  UpdateCase: CASE,
  GetCustomerProfile: PROFILE,
  GetCustomerProfileObject: PROFILE,
  GetCalculatedAttributesForCustomerProfile: PROFILE,
  CreateCustomerProfile: PROFILE,
  UpdateCustomerProfile: PROFILE,
};

/** Says what a block has to say and takes what is answered; `given` is an answer that comes before any other. */
export function ask(action: Action, state: State, given: Reply | undefined): Effect {
  const { Type, Parameters } = action;
  const question = QUESTIONS[Type] as Question;
  const channel = String(state.data.contact.Channel ?? 'VOICE');
  if (question.channels !== undefined && !question.channels.includes(channel)) {
    return { notes: [`is for ${question.channels.join(' and ')}, and this is ${channel}`], branch: 'NoMatchingError' };
  }
  const notes = sayAll(Parameters, state);
  if (state.world.observer?.ended()) return { notes, end: TEST_ENDS };
  const observed = given ?? state.world.observer?.replyTo(action, state.data);
  const reply = observed ?? question.unasked?.(Parameters) ?? replyFromWorld(action, question, state);
  const effect = effectOf(reply);
  if (effect !== undefined) return { notes, ...effect };
  Object.assign(state.data.results, question.loads?.(reply, Parameters));
  if (!question.decides?.(Parameters)) return { notes, branch: SUCCESS };
  if (reply.result === undefined) throw new BlockError('is answered without a "result"');
  return { notes: [...notes, `the answer is "${reply.result}"`], result: reply.result };
}

/** How a run ends that its test case ends. */
export const TEST_ENDS = 'the test ends here';

/** A reply that takes an error branch or ends the way; undefined for any other. */
export function effectOf({ error, end }: Reply): { branch: string } | { end: string } | undefined {
  if (error !== undefined) return { branch: error };
  return end === undefined ? undefined : { end };
}

/** A scenario answers a block by its own identifier, or by the resource that it asks. */
function replyFromWorld(action: Action, question: Question, state: State): Reply {
  const resource = question.resource?.(action.Parameters);
  const names = typeof resource === 'string' ? namesOf(resolve(resource, state.data)) : [];
  const value = state.world.replies.take(question.section, [action.Identifier, ...names]);
  if (value !== undefined) return readReply(value);
  // The customer of a test case says only what the test case tells it to say.
  if (state.world.observer !== undefined && question.section === 'inputs') return silence(action);
  throw new MissingReplyError(`asks ${question.asks}`, question.section, names[0] ?? action.Identifier);
}

/** What becomes of a block whose customer enters nothing. */
function silence({ Parameters: { StoreInput } }: Action): Reply {
  return storesInput(StoreInput) ? { result: 'Timeout' } : { error: 'InputTimeLimitExceeded' };
}

function sayAll(parameters: Parameters, state: State): string[] {
  const { Messages } = parameters;
  const spoken = [parameters, ...(Array.isArray(Messages) ? Messages.filter(isObject) : [])];
  return spoken.flatMap((one) => {
    const message = messageOf(one, state.data);
    if (message === undefined) return [];
    say(message, state);
    return [describeMessage(message)];
  });
}

function storesInput(value: unknown): boolean {
  return String(value).toLowerCase() === 'true';
}

function botOf({ LexV2Bot, LexBot }: Parameters): unknown {
  if (isObject(LexV2Bot)) return LexV2Bot.AliasArn;
  return isObject(LexBot) ? LexBot.Name : undefined;
}
