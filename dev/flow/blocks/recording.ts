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

export const UpdateContactRecordingAndAnalyticsBehavior = defineBlock({
  title: 'Set recording, analytics and processing behavior',
  page: 'devguide/contact-actions-updatecontactrecordingandanalyticsbehavior',
  group: 'set',
  parameters: { ChatBehavior: optional, VoiceBehavior: optional, ScreenRecordingBehavior: optional },
  errors: { ...FAILS, ChannelMismatch: 'required', InFlightRedactionConfigurationFailed: 'optional' },
  ...sets('recording and analytics'),
});

export const UpdateContactRecordingBehavior = defineBlock({
  title: 'Set recording and analytics behavior',
  page: 'devguide/contact-actions-updatecontactrecordingbehavior',
  group: 'set',
  parameters: { RecordingBehavior: required, AnalyticsBehavior: optional },
  errors: {},
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE', 'OUTBOUND_WHISPER'],
  ...sets('recording'),
});
