import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { defineBlock, FAILS, QUEUE_OR_AGENT } from './define-block';
import { external } from './external';
import { fixedNumber, idOf, must, object, oneOf, reference, whole, wholeNumber } from './parameters';
import { FLOW } from './resources';
import { sets } from './setting';

const CALL = { section: 'blocks', asks: 'how the call goes' } as const;

export const CheckOutboundCallStatus = defineBlock({
  title: 'Check call progress',
  page: 'devguide/flow-control-actions-checkoutboundcallstatus',
  group: 'check',
  errors: FAILS,
  conditions: 'always',
  results: { operators: ['Equals'], values: ['CallAnswered', 'VoicemailBeep', 'VoicemailNoBeep', 'NotDetected'] },
  ...external({ ...CALL, decides: () => true }),
});

export const CompleteOutboundCall = defineBlock({
  title: 'Call phone number',
  page: 'devguide/contact-actions-completeoutboundcall',
  group: 'integrate',
  parameters: {
    CallerId: object({ Number: whole }),
    VoiceConnector: object({ VoiceConnectorType: oneOf(['ChimeConnector']) }),
    ConnectionTimeLimitSeconds: wholeNumber(1, 600),
  },
  errors: {},
  flowTypes: ['OUTBOUND_WHISPER', 'MODULE'],
  ...external(CALL),
});

const THREE_DAYS_SECONDS = 259_200;

export const CreateCallbackContact = defineBlock({
  title: 'Transfer to queue (callback)',
  page: 'devguide/interactions-createcallbackcontact',
  group: 'integrate',
  ...QUEUE_OR_AGENT,
  parameters: {
    ...QUEUE_OR_AGENT.parameters,
    InitialCallDelaySeconds: must(fixedNumber(1, THREE_DAYS_SECONDS)),
    // The page demands more than zero, and a published flow has zero.
    MaximumConnectionAttempts: must(fixedNumber(0)),
    RetryDelaySeconds: must(fixedNumber(1, THREE_DAYS_SECONDS)),
    ContactFlowId: idOf(FLOW),
    CallerId: whole,
  },
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
    'ContinueFlowExecution' in Parameters ? [] : ['has no parameter ContinueFlowExecution'],
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
  parameters: { CallbackNumber: must(reference) },
  errors: { InvalidCallbackNumber: 'required', CallbackNumberNotDialable: 'required' },
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  leaves: ['CallbackNumber', 'CustomerCallbackNumber'],
  ...sets('the callback number', ({ CallbackNumber }, { results }) => {
    Object.assign(results, { CallbackNumber, CustomerCallbackNumber: CallbackNumber });
  }),
});
