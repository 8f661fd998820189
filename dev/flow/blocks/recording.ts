import type { Action } from '../content/content';
import { allBut, HOLD, INBOUND_AND_TRANSFER } from '../content/flow-types';
import { defineBlock, FAILS } from './define-block';
import { fixed, flag, listOf, must, object, oneOf } from './parameters';
import { FUNCTION } from './resources';
import { sets } from './setting';

const onOff = oneOf(['Enabled', 'Disabled']);
const participants = listOf(['Agent', 'Customer']);
const screens = listOf(['Agent']);
const mask = oneOf(['EntityType', 'PII']);

export const UpdateContactMediaProcessing = defineBlock({
  title: 'Set recording, analytics and processing behavior',
  page: 'devguide/contact-actions-updatecontactmediaprocessing',
  group: 'set',
  parameters: {
    ChatProcessor: must(
      object({
        ProcessingEnabled: flag,
        LambdaProcessorARN: { ...fixed, resource: FUNCTION },
        ChatProcessorSettings: object({ DeliverUnprocessedMessages: flag }),
      }),
    ),
  },
  errors: { ...FAILS, ChannelMismatch: 'optional' },
  ...sets('media processing'),
});

export const UpdateContactMediaStreamingBehavior = defineBlock({
  title: 'Start or stop media streaming',
  page: 'devguide/contact-actions-updatecontactmediastreamingbehavior',
  group: 'set',
  parameters: {
    MediaStreamingState: must(onOff),
    Participants: must(object({ ParticipantType: must(oneOf(['Customer'])), MediaDirections: listOf(['From', 'To']) })),
    MediaStreamType: must(oneOf(['Audio'])),
  },
  errors: FAILS,
  flowTypes: allBut(HOLD),
  ...sets('media streaming'),
});

const IN_FLIGHT = 'InFlightRedactionConfigurationFailed';

export const UpdateContactRecordingAndAnalyticsBehavior = defineBlock({
  title: 'Set recording, analytics and processing behavior',
  page: 'devguide/contact-actions-updatecontactrecordingandanalyticsbehavior',
  group: 'set',
  parameters: {
    ChatBehavior: object({
      ChatAnalyticsBehavior: object({
        Enabled: flag,
        ConversationalAnalyticsRedactionConfiguration: object({ Enabled: flag, RedactionMaskMode: mask }),
        InFlightChatRedactionConfiguration: object({
          Enabled: flag,
          RedactionMaskMode: mask,
          DeliverUnprocessedMessages: flag,
        }),
        AnalyticsModes: listOf(['ContactLens']),
        SentimentConfiguration: object({ Enabled: flag }),
      }),
    }),
    VoiceBehavior: object({
      VoiceRecordingBehavior: object({ RecordedParticipants: participants, IVRRecordingBehavior: onOff }),
      VoiceAnalyticsBehavior: object({
        Enabled: flag,
        ConversationalAnalyticsRedactionConfiguration: object({ Enabled: flag, RedactionMaskMode: mask }),
        SentimentConfiguration: object({ Enabled: flag }),
      }),
    }),
    ScreenRecordingBehavior: object({ ScreenRecordedParticipants: screens }),
  },
  mutuallyExclusive: ['ChatBehavior', 'VoiceBehavior'],
  needsOne: ['ChatBehavior', 'VoiceBehavior', 'ScreenRecordingBehavior'],
  demands: ({ Parameters, Transitions }) =>
    'ChatBehavior' in Parameters || !Transitions.Errors.some(({ ErrorType }) => ErrorType === IN_FLIGHT)
      ? []
      : [`has the error branch ${IN_FLIGHT}, which is for ChatBehavior`],
  errors: {
    ...FAILS,
    ChannelMismatch: 'required',
    [IN_FLIGHT]: { requiredWhen: ({ Parameters }: Action) => 'ChatBehavior' in Parameters },
  },
  ...sets('recording and analytics'),
});

export const UpdateContactRecordingBehavior = defineBlock({
  title: 'Set recording and analytics behavior',
  page: 'devguide/contact-actions-updatecontactrecordingbehavior',
  group: 'set',
  parameters: {
    RecordingBehavior: must(
      object({
        RecordedParticipants: participants,
        ScreenRecordedParticipants: screens,
        IVRRecordingBehavior: onOff,
      }),
    ),
    AnalyticsBehavior: object({
      Enabled: flag,
      AnalyticsRedactionBehavior: onOff,
      AnalyticsRedactionMaskMode: mask,
      SentimentConfiguration: object({ Enabled: flag }),
    }),
  },
  // The page lists none, published flows have none, and the service is reported to refuse NoMatchingError.
  errors: {},
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER'],
  ...sets('recording'),
});
