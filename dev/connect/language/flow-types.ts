import type { FlowContent } from './content';

/** The types of flows as CloudFormation names them, and a module; with what the designer's export calls each. */
const EXPORTED = {
  CONTACT_FLOW: 'contactFlow',
  CUSTOMER_QUEUE: 'customerQueue',
  CUSTOMER_HOLD: 'customerHold',
  CUSTOMER_WHISPER: 'customerWhisper',
  AGENT_HOLD: 'agentHold',
  AGENT_WHISPER: 'agentWhisper',
  OUTBOUND_WHISPER: 'outboundWhisper',
  AGENT_TRANSFER: 'agentTransfer',
  QUEUE_TRANSFER: 'queueTransfer',
  MODULE: 'module',
};

export type FlowType = keyof typeof EXPORTED;

export const FLOW_TYPES = Object.keys(EXPORTED) as FlowType[];
export const HOLD: FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
export const WHISPER: FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];

/** The type that content says it has; a flow that returns is a module, and any other that is silent is inbound. */
export function flowTypeOf({ Metadata, Actions }: FlowContent): FlowType {
  const { type } = Metadata;
  const named = FLOW_TYPES.find((name) => name === type || EXPORTED[name] === type);
  if (named !== undefined) return named;
  return Actions.some(({ Type }) => Type === 'EndFlowModuleExecution') ? 'MODULE' : 'CONTACT_FLOW';
}
