import { isObject } from '../content/values';
import type { Section, Stub } from '../context/stubs';

type Parameters = Record<string, unknown>;

/** A block that goes on as the context outside the flow answers: a customer, a bot, a clock, another service. */
export type Question = {
  /** The part of a scenario that answers it. */
  section: Section;
  /** What the block wants to know, for the error when nothing answers. */
  asks: string;
  /** The resource that is asked: a scenario can answer for all its blocks at once. */
  resource?: (parameters: Parameters) => unknown;
  /** What the flow can refer to afterwards. */
  loads?: (reply: Stub, parameters: Parameters) => Record<string, unknown>;
  /** Whether the reply has a result, with which the block's conditions are compared; where it has some if not said. */
  decides?: (parameters: Parameters) => boolean;
  /** The reply where none is needed. */
  unasked?: (parameters: Parameters) => Stub | undefined;
  /** The channels that the block serves; it takes its Error branch in others. */
  channels?: string[];
};

const always = () => true;
const intoCase = ({ data = {} }: Stub) => ({ Case: data });
const intoCustomer = ({ data = {} }: Stub) => ({ Customer: data });
const CASE: Question = { section: 'blocks', asks: 'what Amazon Connect Cases answers', loads: intoCase };
const PROFILE: Question = { section: 'blocks', asks: 'what Customer Profiles answers', loads: intoCustomer };
const TABLE: Question = { section: 'blocks', asks: 'what the data table holds' };
const CALL: Question = { section: 'blocks', asks: 'how the call goes' };

/** The blocks that ask the context outside the flow, Lambda functions, modules and other flows apart. */
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
  CheckSegmentMembership: PROFILE,
  AuthenticateParticipant: { section: 'blocks', asks: 'whether the customer signs in' },
  EvaluateDataTableValues: { ...TABLE, loads: ({ data = {} }) => ({ DataTables: data }) },
  ListDataTableValues: { ...TABLE, loads: ({ data = {} }) => ({ DataTableList: data }) },
  LoadContactContent: { section: 'blocks', asks: 'what is stored', loads: ({ data = {} }) => ({ Email: data }) },
  RouteContactToAgent: { section: 'blocks', asks: 'how the agent is reached' },
};

/** Whether a block keeps what the customer enters, instead of deciding by it. */
export function storesInput(value: unknown): boolean {
  return String(value).toLowerCase() === 'true';
}

function botOf({ LexV2Bot, LexBot }: Parameters): unknown {
  if (isObject(LexV2Bot)) return LexV2Bot.AliasArn;
  return isObject(LexBot) ? LexBot.Name : undefined;
}
