import { allBut, HOLD, INBOUND_AND_TRANSFER } from '../content/flow-types';
import { type BlockType, FAILS } from './block-type';

const PROMPT = { Text: 'optional', SSML: 'optional', PromptId: 'optional', Media: 'optional' } as const;
const ASKS = {
  standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  disputed: { standsIn: ['OUTBOUND_WHISPER'] },
} satisfies Partial<BlockType>;

/** Participant actions: https://docs.aws.amazon.com/connect/latest/devguide/participant-actions.html */
export const PARTICIPANT_BLOCKS: Record<string, BlockType> = {
  ConnectParticipantWithLexBot: {
    title: 'Get customer input (Amazon Lex)',
    conditions: 'sometimes',
    page: 'devguide/participant-actions-connectparticipantwithlexbot',
    parameters: {
      ...PROMPT,
      LexV2Bot: 'optional',
      LexBot: 'optional',
      LexSessionAttributes: 'optional',
      LexInitializationData: 'optional',
      LexTimeoutSeconds: 'optional',
    },
    errors: { ...FAILS, NoMatchingCondition: 'needed', InputTimeLimitExceeded: 'optional' },
    ...ASKS,
  },
  DisconnectParticipant: {
    title: 'Disconnect / hang up',
    page: 'devguide/participant-actions-disconnectparticipant',
    parameters: {},
    errors: {},
    ends: true,
    standsIn: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  },
  GetParticipantInput: {
    title: 'Get customer input, or Store customer input',
    conditions: 'sometimes',
    page: 'devguide/participant-actions-getparticipantinput',
    parameters: {
      ...PROMPT,
      InputTimeLimitSeconds: 'needed',
      StoreInput: 'optional',
      InputValidation: 'optional',
      InputEncryption: 'optional',
      DTMFConfiguration: 'optional',
      EnableDTMFBuffer: 'optional',
    },
    atMostOneOf: Object.keys(PROMPT),
    errors: {
      ...FAILS,
      NoMatchingCondition: 'optional',
      InputTimeLimitExceeded: 'optional',
      InvalidPhoneNumber: 'optional',
    },
    ...ASKS,
  },
  MessageParticipant: {
    title: 'Play prompt',
    page: 'devguide/participant-actions-messageparticipant',
    parameters: { ...PROMPT, SkipWhenDTMFBufferEnabled: 'optional' },
    errors: {
      NoMatchingError: {
        disputed:
          "the developer guide's example flow has none, and public projects differ on whether an import demands it; without it a prompt that cannot be played ends the flow",
      },
    },
    standsIn: allBut(HOLD),
  },
  MessageParticipantIteratively: {
    title: 'Loop prompts',
    conditions: 'sometimes',
    page: 'devguide/participant-actions-messageparticipantiteratively',
    parameters: { Messages: 'needed', InterruptFrequencySeconds: 'optional' },
    errors: { NoMatchingError: 'optional' },
    holds: true,
    standsIn: ['CUSTOMER_QUEUE', ...HOLD, 'MODULE'],
  },
  ShowView: {
    title: 'Show view',
    conditions: 'sometimes',
    page: 'devguide/participant-actions-showview',
    parameters: {
      ViewResource: 'needed',
      InvocationTimeLimitSeconds: 'needed',
      ViewData: 'optional',
      SensitiveDataConfiguration: 'optional',
    },
    errors: { ...FAILS, NoMatchingCondition: 'needed', TimeLimitExceeded: 'needed' },
    standsIn: ['CONTACT_FLOW', 'CUSTOMER_QUEUE', 'MODULE'],
  },
};
