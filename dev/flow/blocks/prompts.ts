import { SUCCESS } from '../content/content';
import { allBut, HOLD } from '../content/flow-types';
import { isObject } from '../content/values';
import { BlockError } from '../context/errors';
import { describeMessage, MESSAGE_KINDS, messageOf, say } from '../context/messages';
import { defineBlock } from './define-block';
import { external } from './external';
import { idOf, must, object, oneOf, optional, required, wholeNumber } from './parameters';
import { PROMPT_FILE } from './resources';

/** The parameters of which a block has one for what it says. */
export const PROMPT = {
  Text: optional,
  SSML: optional,
  PromptId: idOf(PROMPT_FILE),
  Media: object({ Uri: required, SourceType: must(oneOf(['S3'])), MediaType: must(oneOf(['Audio'])) }),
};

export const MessageParticipant = defineBlock({
  title: 'Play prompt',
  page: 'devguide/participant-actions-messageparticipant',
  group: 'interact',
  parameters: { ...PROMPT, SkipWhenDTMFBufferEnabled: optional },
  mutuallyExclusive: MESSAGE_KINDS,
  needsOne: MESSAGE_KINDS,
  errors: {
    NoMatchingError: {
      undecided:
        "the developer guide's example flow has none, and public projects differ on whether an import demands it; without it a prompt that cannot be played ends the flow",
    },
  },
  flowTypes: allBut(HOLD),
  speaks: () => true,
  strict: true,
  run({ Parameters }, state) {
    const message = messageOf(Parameters, state.data);
    if (message === undefined) throw new BlockError('has nothing to say');
    const note = describeMessage(message);
    const channel = String(state.data.contact.Channel ?? 'VOICE');
    // A task cannot play a message. Connect does not say what an email does, so it is treated like a task.
    if (channel === 'TASK' || channel === 'EMAIL')
      return { notes: [`${note} (says nothing to ${channel})`], branch: SUCCESS };
    if (message.kind !== 'Text' && channel !== 'VOICE')
      return { notes: [`${message.kind} is for calls, and this is ${channel}`], branch: 'NoMatchingError' };
    say(message, state);
    return { notes: [note], branch: SUCCESS };
  },
});

export const MessageParticipantIteratively = defineBlock({
  title: 'Loop prompts',
  page: 'devguide/participant-actions-messageparticipantiteratively',
  group: 'interact',
  parameters: {
    Messages: must(object(PROMPT)),
    InterruptFrequencySeconds: wholeNumber(1),
    ContinueMessagingDuringInterrupt: optional,
  },
  demands: ({ Parameters: { Messages } }) =>
    (Array.isArray(Messages) ? Messages : []).flatMap((message, index) => {
      const given = MESSAGE_KINDS.filter((kind) => isObject(message) && kind in message);
      return given.length === 1
        ? []
        : [`Messages[${index}] has ${given.join(' and ') || 'nothing to say'}; one is right`];
    }),
  results: { operators: ['Equals'], values: ['MessagesInterrupted'] },
  errors: { NoMatchingError: 'optional' },
  conditions: 'sometimes',
  holds: true,
  flowTypes: ['CUSTOMER_QUEUE', ...HOLD, 'MODULE'],
  speaks: () => true,
  ...external({
    section: 'blocks',
    asks: 'what ends the messages',
    decides: () => true,
    unasked: ({ InterruptFrequencySeconds }) =>
      InterruptFrequencySeconds === undefined
        ? { end: 'the contact hears the messages until it is answered' }
        : undefined,
  }),
});
