import { allBut, HOLD, INBOUND_AND_TRANSFER } from '../content/flow-types';
import { defineBlock, FAILS } from './define-block';
import { optional, required } from './parameters';
import { sets } from './setting';

export const UpdateContactMediaProcessing = defineBlock({
  title: 'Set recording, analytics and processing behavior',
  page: 'devguide/contact-actions-updatecontactmediaprocessing',
  group: 'set',
  parameters: { ChatProcessor: required },
  errors: { ...FAILS, ChannelMismatch: 'optional' },
  ...sets('media processing'),
});

export const UpdateContactMediaStreamingBehavior = defineBlock({
  title: 'Start or stop media streaming',
  page: 'devguide/contact-actions-updatecontactmediastreamingbehavior',
  group: 'set',
  parameters: { MediaStreamingState: required, Participants: required, MediaStreamType: required },
  errors: FAILS,
  flowTypes: allBut(HOLD),
  ...sets('media streaming'),
});

const IN_FLIGHT = 'InFlightRedactionConfigurationFailed';

export const UpdateContactRecordingAndAnalyticsBehavior = defineBlock({
  title: 'Set recording, analytics and processing behavior',
  page: 'devguide/contact-actions-updatecontactrecordingandanalyticsbehavior',
  group: 'set',
  parameters: { ChatBehavior: optional, VoiceBehavior: optional, ScreenRecordingBehavior: optional },
  demands: ({ Parameters, Transitions }) => [
    ...(Object.keys(Parameters).length === 0
      ? ['has none of ChatBehavior, VoiceBehavior, ScreenRecordingBehavior']
      : []),
    ...('ChatBehavior' in Parameters || !Transitions.Errors.some(({ ErrorType }) => ErrorType === IN_FLIGHT)
      ? []
      : [`has the error branch ${IN_FLIGHT}, which is for ChatBehavior`]),
  ],
  errors: {
    ...FAILS,
    ChannelMismatch: 'required',
    [IN_FLIGHT]: { requiredWhen: ({ Parameters }) => 'ChatBehavior' in Parameters },
  },
  ...sets('recording and analytics'),
});

export const UpdateContactRecordingBehavior = defineBlock({
  title: 'Set recording and analytics behavior',
  page: 'devguide/contact-actions-updatecontactrecordingbehavior',
  group: 'set',
  parameters: { RecordingBehavior: required, AnalyticsBehavior: optional },
  // The page lists no error branch; the service was seen to demand this one.
  errors: FAILS,
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER'],
  ...sets('recording'),
});
