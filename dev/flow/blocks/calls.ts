import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { defineBlock, FAILS } from './define-block';
import { external } from './external';
import { isDynamic, must, optional, required, wholeNumber } from './parameters';
import { sets } from './setting';

const CALL = { section: 'blocks', asks: 'how the call goes' } as const;

export const CheckOutboundCallStatus = defineBlock({
  title: 'Check call progress',
  page: 'devguide/flow-control-actions-checkoutboundcallstatus',
  group: 'check',
  errors: FAILS,
  conditions: 'always',
  ...external({ ...CALL, decides: () => true }),
});

export const CompleteOutboundCall = defineBlock({
  title: 'Call phone number',
  page: 'devguide/contact-actions-completeoutboundcall',
  group: 'integrate',
  parameters: { CallerId: optional, VoiceConnector: optional, ConnectionTimeLimitSeconds: optional },
  errors: {},
  flowTypes: ['OUTBOUND_WHISPER', 'MODULE'],
  ...external(CALL),
});

export const CreateCallbackContact = defineBlock({
  title: 'Transfer to queue (callback)',
  page: 'devguide/interactions-createcallbackcontact',
  group: 'integrate',
  parameters: {
    QueueId: optional,
    AgentId: optional,
    InitialCallDelaySeconds: must(wholeNumber(1, 259_200)),
    MaximumConnectionAttempts: required,
    RetryDelaySeconds: required,
    ContactFlowId: optional,
    CallerId: optional,
  },
  mutuallyExclusive: ['QueueId', 'AgentId'],
  errors: FAILS,
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  ...sets('a callback'),
});

export const TransferParticipantToThirdParty = defineBlock({
  title: 'Transfer to phone number',
  page: 'adminguide/transfer-to-phone-number',
  group: 'leave',
  conditions: 'sometimes',
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  reportedRefusals: ({ Parameters }) =>
    'ContinueFlowExecution' in Parameters
      ? []
      : ['has no parameter ContinueFlowExecution; public projects report that Connect demands it'],
  ...external({
    ...CALL,
    unasked: ({ ContinueFlowExecution }) =>
      ContinueFlowExecution === 'False' ? { end: 'the contact is transferred to a third party' } : undefined,
  }),
});

export const UpdateContactCallbackNumber = defineBlock({
  title: 'Set callback number',
  page: 'devguide/contact-actions-updatecontactcallbacknumber',
  group: 'set',
  parameters: { CallbackNumber: must({ accepts: isDynamic, expected: 'a reference: the number cannot be static' }) },
  errors: { InvalidCallbackNumber: 'required', CallbackNumberNotDialable: 'required' },
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  leaves: ['CallbackNumber', 'CustomerCallbackNumber'],
  ...sets('the callback number', ({ CallbackNumber }, { results }) => {
    Object.assign(results, { CallbackNumber, CustomerCallbackNumber: CallbackNumber });
  }),
});
