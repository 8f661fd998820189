import { allBut, HOLD, INBOUND_AND_TRANSFER, TRANSFER } from '../content/flow-types';
import { type BlockType, FAILS } from './block-type';

const NOT_LISTED =
  'the developer guide lists no error branch, and public projects report that Connect demands this one';
const QUEUE_OR_AGENT = {
  parameters: { QueueId: 'optional', AgentId: 'optional' },
  atMostOneOf: ['QueueId', 'AgentId'],
} satisfies Partial<BlockType>;

/** Contact actions: https://docs.aws.amazon.com/connect/latest/devguide/contact-actions.html */
export const CONTACT_BLOCKS: Record<string, BlockType> = {
  CompleteOutboundCall: {
    title: 'Call phone number',
    page: 'devguide/contact-actions-completeoutboundcall',
    parameters: { CallerId: 'optional', VoiceConnector: 'optional', ConnectionTimeLimitSeconds: 'optional' },
    errors: {},
    standsIn: ['OUTBOUND_WHISPER', 'MODULE'],
  },
  CreateCase: {
    title: 'Cases',
    page: 'devguide/createcase',
    parameters: { LinkContactToCase: 'optional', CaseTemplateId: 'needed', CaseRequestFields: 'optional' },
    errors: { ...FAILS, ContactNotLinked: 'optional' },
  },
  CreateTask: { title: 'Create task', page: 'devguide/createtask', errors: FAILS },
  CreateWisdomSession: {
    title: 'Connect assistant',
    page: 'devguide/createwisdomsession',
    parameters: { WisdomAssistantArn: 'needed' },
    errors: FAILS,
  },
  DequeueContactAndTransferToQueue: {
    title: 'Transfer to queue',
    page: 'devguide/contact-actions-dequeuecontactandtransfertoqueue',
    ...QUEUE_OR_AGENT,
    errors: { ...FAILS, QueueAtCapacity: 'needed' },
    ends: true,
    standsIn: ['CUSTOMER_QUEUE', 'MODULE'],
  },
  EndFlowModuleExecution: {
    title: 'Return',
    page: 'devguide/endflowmoduleexecution',
    parameters: { Result: 'optional', ResultData: 'optional' },
    errors: {},
    ends: true,
    standsIn: ['MODULE'],
  },
  GetCase: {
    title: 'Cases',
    page: 'devguide/getcase',
    parameters: {
      LinkContactToCase: 'optional',
      GetLastUpdatedCase: 'optional',
      CustomerId: 'optional',
      CaseRequestFields: 'optional',
      CaseResponseFields: 'optional',
    },
    errors: { ...FAILS, ContactNotLinked: 'optional', MultipleFound: 'optional', NoneFound: 'optional' },
  },
  InvokeFlowModule: {
    title: 'Invoke module',
    conditions: 'sometimes',
    page: 'adminguide/contact-flow-modules',
    parameters: { FlowModuleId: 'needed', Input: 'optional' },
    errors: { ...FAILS, NoMatchingCondition: 'optional' },
  },
  ResumeContact: {
    title: 'Resume contact',
    page: 'devguide/contact-actions-updatecontactresumecontact',
    parameters: {},
    errors: FAILS,
  },
  StartOutboundChatContact: {
    title: 'Send message',
    page: 'devguide/contact-actions-startoutboundchatcontact',
    errors: FAILS,
  },
  TagContact: {
    title: 'Contact tags',
    page: 'devguide/contact-actions-tagcontact',
    parameters: { Tags: 'needed' },
    errors: { NoMatchingError: { disputed: NOT_LISTED } },
  },
  TransferContactToAgent: {
    title: 'Transfer to agent (beta)',
    page: 'devguide/contact-actions-transfercontacttoagent',
    parameters: {},
    errors: {},
    ends: true,
    standsIn: [...TRANSFER, 'MODULE'],
  },
  TransferContactToQueue: {
    title: 'Transfer to queue',
    page: 'devguide/contact-actions-transfercontacttoqueue',
    parameters: {},
    errors: { ...FAILS, QueueAtCapacity: 'needed' },
    ends: true,
    standsIn: INBOUND_AND_TRANSFER,
  },
  UnTagContact: {
    title: 'Contact tags',
    page: 'devguide/contact-actions-untagcontact',
    parameters: { TagKeys: 'needed' },
    errors: FAILS,
    reportedName: 'UntagContact',
  },
  UpdateCase: {
    title: 'Cases',
    page: 'devguide/updatecase',
    parameters: { LinkContactToCase: 'optional', CaseId: 'needed', CaseRequestFields: 'optional' },
    errors: { ...FAILS, ContactNotLinked: 'optional' },
  },
  UpdateContactAttributes: {
    title: 'Set contact attributes',
    page: 'devguide/contact-actions-updatecontactattributes',
    parameters: { Attributes: 'needed', TargetContact: 'optional' },
    errors: FAILS,
  },
  UpdateContactCallbackNumber: {
    title: 'Set callback number',
    page: 'devguide/contact-actions-updatecontactcallbacknumber',
    parameters: { CallbackNumber: 'needed' },
    errors: { InvalidCallbackNumber: 'needed', CallbackNumberNotDialable: 'needed' },
    standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  },
  UpdateContactData: {
    title: 'Set contact attributes',
    page: 'devguide/contact-actions-updatecontactdata',
    errors: FAILS,
  },
  UpdateContactEventHooks: {
    title: 'Set event flow',
    page: 'devguide/contact-actions-updatecontacteventhooks',
    // The designer exports EventHooksConfiguration, which no page describes.
    parameters: { EventHooks: 'needed', EventHooksConfiguration: 'optional' },
    errors: FAILS,
  },
  UpdateContactMediaProcessing: {
    title: 'Set recording, analytics and processing behavior',
    page: 'devguide/contact-actions-updatecontactmediaprocessing',
    parameters: { ChatProcessor: 'needed' },
    errors: { ...FAILS, ChannelMismatch: 'optional' },
  },
  UpdateContactMediaStreamingBehavior: {
    title: 'Start or stop media streaming',
    page: 'devguide/contact-actions-updatecontactmediastreamingbehavior',
    parameters: { MediaStreamingState: 'needed', Participants: 'needed', MediaStreamType: 'needed' },
    errors: FAILS,
    standsIn: allBut(HOLD),
  },
  UpdateContactRecordingAndAnalyticsBehavior: {
    title: 'Set recording, analytics and processing behavior',
    page: 'devguide/contact-actions-updatecontactrecordingandanalyticsbehavior',
    parameters: { ChatBehavior: 'optional', VoiceBehavior: 'optional', ScreenRecordingBehavior: 'optional' },
    errors: { ...FAILS, ChannelMismatch: 'needed', InFlightRedactionConfigurationFailed: 'optional' },
  },
  UpdateContactRecordingBehavior: {
    title: 'Set recording and analytics behavior',
    page: 'devguide/contact-actions-updatecontactrecordingbehavior',
    parameters: { RecordingBehavior: 'needed', AnalyticsBehavior: 'optional' },
    errors: {},
    standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER'],
  },
  UpdateContactRoutingBehavior: {
    title: 'Change routing priority / age',
    page: 'devguide/contact-actions-updatecontactroutingbehavior',
    parameters: { QueuePriority: 'optional', QueueTimeAdjustmentSeconds: 'optional' },
    atMostOneOf: ['QueuePriority', 'QueueTimeAdjustmentSeconds'],
    errors: {},
    standsIn: ['CONTACT_FLOW', 'MODULE'],
    disputed: { standsIn: [...TRANSFER, 'CUSTOMER_QUEUE'] },
  },
  UpdateContactTargetQueue: {
    title: 'Set working queue',
    page: 'devguide/contact-actions-updatecontacttargetqueue',
    ...QUEUE_OR_AGENT,
    errors: FAILS,
    standsIn: INBOUND_AND_TRANSFER,
  },
  UpdateContactTextToSpeechVoice: {
    title: 'Set voice',
    page: 'devguide/contact-actions-updatecontacttexttospeechvoice',
    parameters: { TextToSpeechVoice: 'needed', TextToSpeechEngine: 'optional', TextToSpeechStyle: 'optional' },
    errors: { NoMatchingError: 'optional' },
  },
  UpdatePreviousContactParticipantState: {
    title: 'Hold customer or agent',
    page: 'devguide/contact-actions-updatepreviouscontactparticipantstate',
    parameters: { PreviousContactParticipantState: 'needed' },
    errors: FAILS,
    standsIn: INBOUND_AND_TRANSFER,
    disputed: { standsIn: ['OUTBOUND_WHISPER'] },
  },
};
