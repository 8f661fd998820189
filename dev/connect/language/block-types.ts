import { FLOW_TYPES, type FlowType, HOLD, WHISPER } from './flow-types';

/** What the flow language says of a type of block. */
export type BlockRule = {
  /** The parameters that it knows; one that is wanted has a default, which nobody should rely on. */
  parameters: Record<string, 'needed' | 'wanted' | 'optional'>;
  /** The error branches that it may have; whether one must be there. */
  errors: Record<string, 'needed' | 'optional'>;
  /** Whether its branches are conditions. */
  decides?: true;
  /** Whether the flow, or this flow, ends with it. */
  ends?: true;
  /** The types of flows in which it may stand; everywhere when not said. */
  standsIn?: FlowType[];
};

const but = (...types: FlowType[][]) => FLOW_TYPES.filter((type) => !types.flat().includes(type));
const FAILS = { NoMatchingError: 'needed' } as const;

/**
 * The blocks that the runner can run and the checker knows inside out (Amazon Connect Developer Guide, flow language
 * actions; what must be there and where blocks may stand also by flow-as-code's catalogue of September 2026).
 */
export const BLOCK_TYPES: Record<string, BlockRule> = {
  UpdateFlowLoggingBehavior: { parameters: { FlowLoggingBehavior: 'needed' }, errors: {} },
  InvokeLambdaFunction: {
    parameters: {
      LambdaFunctionARN: 'needed',
      InvocationTimeLimitSeconds: 'needed',
      InvocationType: 'optional',
      LambdaInvocationAttributes: 'optional',
      ResponseValidation: 'wanted',
    },
    errors: FAILS,
  },
  Compare: { parameters: { ComparisonValue: 'needed' }, errors: { NoMatchingCondition: 'needed' }, decides: true },
  UpdateContactAttributes: { parameters: { Attributes: 'needed', TargetContact: 'optional' }, errors: FAILS },
  MessageParticipant: {
    parameters: { Text: 'optional', SSML: 'optional', PromptId: 'optional', Media: 'optional' },
    errors: FAILS,
    standsIn: but(HOLD),
  },
  InvokeFlowModule: {
    parameters: { FlowModuleId: 'needed' },
    errors: FAILS,
    standsIn: ['CONTACT_FLOW', 'MODULE'],
  },
  UpdateContactTargetQueue: {
    parameters: { QueueId: 'optional', AgentId: 'optional' },
    errors: FAILS,
    standsIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'],
  },
  TransferContactToQueue: {
    parameters: {},
    errors: { ...FAILS, QueueAtCapacity: 'needed' },
    ends: true,
    standsIn: ['CONTACT_FLOW', 'AGENT_TRANSFER', 'QUEUE_TRANSFER', 'MODULE'],
  },
  DisconnectParticipant: { parameters: {}, errors: {}, ends: true, standsIn: but(HOLD, WHISPER) },
  EndFlowExecution: { parameters: {}, errors: {}, ends: true, standsIn: [...WHISPER, 'CUSTOMER_QUEUE', 'MODULE'] },
  EndFlowModuleExecution: { parameters: {}, errors: {}, ends: true, standsIn: ['MODULE'] },
};

/** What is known of a type of block; undefined when nothing is. */
export function ruleOf(type: string): BlockRule | undefined {
  return Object.hasOwn(BLOCK_TYPES, type) ? BLOCK_TYPES[type] : undefined;
}
