import { HOLD, INBOUND_AND_TRANSFER, TRANSFER, WHISPER } from '../content/flow-types';
import { MODULE_RETURNS } from '../context/context';
import { resolveAll } from '../context/flow-data';
import { defineBlock } from './define-block';
import { isAnObject, optional } from './parameters';

const END = { group: 'leave', parameters: {}, errors: {}, ends: true } as const;

export const DisconnectParticipant = defineBlock({
  ...END,
  title: 'Disconnect / hang up',
  page: 'devguide/participant-actions-disconnectparticipant',
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  run: () => ({ notes: [], end: 'the contact is disconnected' }),
});

export const EndFlowExecution = defineBlock({
  ...END,
  title: 'End flow / Resume',
  page: 'adminguide/end-flow-resume',
  flowTypes: [...WHISPER, 'CUSTOMER_QUEUE', 'MODULE'],
  conflictingDocs: {
    flowTypes: ['CONTACT_FLOW', ...TRANSFER, ...HOLD],
    happens: 'in an inbound or disconnect flow it ends the contact, like Disconnect',
  },
  run: () => ({ notes: [], end: 'the flow ends' }),
});

export const EndFlowModuleExecution = defineBlock({
  ...END,
  title: 'Return',
  page: 'devguide/endflowmoduleexecution',
  detail: ({ Result }) => (typeof Result === 'string' ? Result : ''),
  parameters: { Result: optional, ResultData: isAnObject },
  flowTypes: ['MODULE'],
  run({ Parameters: { Result, ResultData } }, { data }) {
    data.results.Modules = { Result, ResultData: resolveAll(ResultData, data) };
    return { notes: typeof Result === 'string' ? [`the branch is ${Result}`] : [], end: MODULE_RETURNS };
  },
});

export const TransferContactToAgent = defineBlock({
  ...END,
  title: 'Transfer to agent (beta)',
  page: 'devguide/contact-actions-transfercontacttoagent',
  flowTypes: [...TRANSFER, 'MODULE'],
  run: () => ({ notes: [], end: 'the contact is transferred to an agent' }),
});
