import type { FlowContent } from './content';

/** The types of flows as CloudFormation and the API name them, and a module; with what the designer's export calls each. */
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
  CAMPAIGN: 'campaign',
  MODULE: 'module',
};

export type FlowType = keyof typeof EXPORTED;

export const FLOW_TYPES = Object.keys(EXPORTED) as FlowType[];
export const HOLD: FlowType[] = ['CUSTOMER_HOLD', 'AGENT_HOLD'];
export const WHISPER: FlowType[] = ['CUSTOMER_WHISPER', 'AGENT_WHISPER', 'OUTBOUND_WHISPER'];
export const TRANSFER: FlowType[] = ['AGENT_TRANSFER', 'QUEUE_TRANSFER'];

/** The type that a name means; undefined for one that is not known. */
export function readFlowType(name: unknown): FlowType | undefined {
  return FLOW_TYPES.find((type) => type === name || EXPORTED[type] === name);
}

/** Inbound and transfer flows. A module may hold what its flow may hold. */
export const INBOUND_AND_TRANSFER: FlowType[] = ['CONTACT_FLOW', ...TRANSFER, 'MODULE'];

/** Every type of flow but those given. */
export function allBut(...types: FlowType[][]): FlowType[] {
  return FLOW_TYPES.filter((type) => !types.flat().includes(type));
}

/** The type that the content names, or that only a module can have; undefined when the content does not say. */
export function flowTypeOf({ Metadata, Actions, Settings }: FlowContent): FlowType | undefined {
  const { type } = Metadata;
  const isModule =
    type === 'contactFlowModule' ||
    Settings !== undefined ||
    Actions.some(({ Type }) => Type === 'EndFlowModuleExecution');
  return readFlowType(type) ?? (isModule ? 'MODULE' : undefined);
}
