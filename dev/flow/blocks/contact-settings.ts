import { SUCCESS } from '../content/content';
import { INBOUND_AND_TRANSFER, TRANSFER } from '../content/flow-types';
import { isObject } from '../content/values';
import type { FlowData } from '../context/context';
import { defineBlock, FAILS, FAILS_BY_REPORTS } from './define-block';
import {
  fixedNumber,
  flag,
  isDynamic,
  must,
  object,
  oneOf,
  optional,
  orReference,
  type Parameters,
  required,
} from './parameters';
import { FLOW } from './resources';
import { keepIn, sets } from './setting';

/** The contact's data that a flow can set and refer to. */
const CONTACT_DATA = ['Name', 'Description', 'LanguageCode', 'CustomerId'];

export const UpdateContactData = defineBlock({
  title: 'Set contact attributes',
  page: 'devguide/contact-actions-updatecontactdata',
  group: 'set',
  parameters: {
    TargetContact: oneOf(['Current', 'Related']),
    IsVoiceIdStreamingEnabled: flag,
    IsVoiceAuthenticationEnabled: flag,
    IsFraudDetectionEnabled: flag,
    VoiceAuthenticationThreshold: orReference(fixedNumber(0, 100)),
    VoiceAuthenticationResponseTime: orReference(fixedNumber(5, 10)),
    FraudDetectionThreshold: orReference(fixedNumber(0, 100)),
  },
  furtherParameters: true,
  errors: FAILS,
  reportedRefusals({ Parameters: { TargetContact: _, References, ...given } }) {
    const flat = Object.entries(isObject(References) ? References : {}).filter(([, value]) => !isObject(value));
    return [
      ...(References === undefined && Object.keys(given).length === 0 ? ['sets nothing'] : []),
      ...flat.map(([name]) => `has the reference ${name} without a Type and a Value`),
    ];
  },
  ...sets('contact data', ({ TargetContact = 'Current', References, ...given }, { contact }) => {
    if (TargetContact !== 'Current') return;
    for (const name of CONTACT_DATA) if (name in given) contact[name] = given[name];
    keepIn(contact, 'References', References);
  }),
});

const MAX_TAGS = 6;

const isSystemTag = (key: unknown) => String(key).startsWith('aws:');

export const TagContact = defineBlock({
  title: 'Contact tags',
  page: 'devguide/contact-actions-tagcontact',
  group: 'set',
  parameters: { Tags: required },
  demands({ Parameters: { Tags } }) {
    const keys = Object.keys(isObject(Tags) ? Tags : {});
    return [
      ...(keys.length > MAX_TAGS ? [`has ${keys.length} tags; a contact has at most ${MAX_TAGS}`] : []),
      ...keys.filter(isSystemTag).map((key) => `has the tag ${key}; a system tag cannot be changed`),
    ];
  },
  errors: FAILS_BY_REPORTS,
  ...sets('tags', ({ Tags }, { contact }) => keepIn(contact, 'Tags', Tags)),
});

export const UnTagContact = defineBlock({
  title: 'Contact tags',
  page: 'devguide/contact-actions-untagcontact',
  group: 'set',
  parameters: {
    TagKeys: must({
      accepts: (keys) =>
        !Array.isArray(keys) || (keys.length > 0 && !keys.some((key) => isDynamic(key) || isSystemTag(key))),
      expected: 'a list of at least one fixed key of a tag of your own',
    }),
  },
  errors: FAILS,
  reportedName: 'UntagContact',
  ...sets('tags to remove', removeTags),
});

function removeTags({ TagKeys }: Parameters, { contact }: FlowData): void {
  if (!isObject(contact.Tags) || !Array.isArray(TagKeys)) return;
  contact.Tags = Object.fromEntries(Object.entries(contact.Tags).filter(([key]) => !TagKeys.includes(key)));
}

const EVENT_HOOKS = [
  ...['AgentHold', 'AgentWhisper', 'CustomerHold', 'CustomerQueue', 'CustomerRemaining', 'CustomerWhisper'],
  ...['DefaultAgentUI', 'DisconnectAgentUI', 'PauseContact', 'ResumeContact'],
];

export const UpdateContactEventHooks = defineBlock({
  title: 'Set event flow',
  page: 'devguide/contact-actions-updatecontacteventhooks',
  group: 'set',
  // The designer exports EventHooksConfiguration, of which the page describes only that a whisper can be disabled.
  parameters: {
    EventHooks: object(Object.fromEntries(EVENT_HOOKS.map((name) => [name, { resource: FLOW }]))),
    EventHooksConfiguration: optional,
  },
  demands({ Parameters: { EventHooks, EventHooksConfiguration } }) {
    if (EventHooks === undefined) return EventHooksConfiguration === undefined ? ['has no parameter EventHooks'] : [];
    const names = Object.keys(isObject(EventHooks) ? EventHooks : {});
    const unknown = names.filter((name) => !EVENT_HOOKS.includes(name));
    return [
      ...(names.length > 1 ? [`has ${names.length} event hooks; it can have one`] : []),
      ...unknown.map((name) => `has the event hook ${name}; it must be one of ${EVENT_HOOKS.join(', ')}`),
    ];
  },
  reportedRefusals: ({ Parameters }) => ('EventHooks' in Parameters ? [] : ['has EventHooksConfiguration alone']),
  errors: FAILS,
  ...sets('a flow for later'),
});

export const UpdateContactRoutingBehavior = defineBlock({
  title: 'Change routing priority / age',
  page: 'devguide/contact-actions-updatecontactroutingbehavior',
  group: 'set',
  parameters: { QueuePriority: fixedNumber(1), QueueTimeAdjustmentSeconds: fixedNumber() },
  mutuallyExclusive: ['QueuePriority', 'QueueTimeAdjustmentSeconds'],
  errors: {},
  flowTypes: ['CONTACT_FLOW', 'MODULE'],
  conflictingDocs: { flowTypes: [...TRANSFER, 'CUSTOMER_QUEUE'] },
  ...sets('the place in the queue'),
});

const PROFICIENCY = { ...fixedNumber(1, 5), accepts: (level: unknown) => [1, 2, 3, 4, 5].includes(Number(level)) };

export const UpdateRoutingCriteria = defineBlock({
  title: 'Set routing criteria',
  page: 'devguide/flow-control-actions-updateroutingcriteria',
  group: 'set',
  parameters: {
    RoutingCriteria: must(
      object({
        Steps: must(
          object({
            Expression: must(object({ AttributeCondition: object({ ProficiencyLevel: orReference(PROFICIENCY) }) })),
            Expiry: object({ DurationInSeconds: must(fixedNumber(0)) }),
          }),
        ),
      }),
    ),
  },
  errors: FAILS,
  flowTypes: [...INBOUND_AND_TRANSFER, 'CUSTOMER_QUEUE'],
  reportedName: 'UpdateContactRoutingCriteria',
  ...sets('routing criteria'),
});

export const UpdateContactTextToSpeechVoice = defineBlock({
  title: 'Set voice',
  page: 'devguide/contact-actions-updatecontacttexttospeechvoice',
  group: 'set',
  detail: ({ TextToSpeechVoice }) => String(TextToSpeechVoice ?? ''),
  parameters: { TextToSpeechVoice: required, TextToSpeechEngine: optional, TextToSpeechStyle: optional },
  errors: { NoMatchingError: 'optional' },
  leaves: ['TextToSpeechVoiceId'],
  ...sets('the voice', ({ TextToSpeechVoice }, { results }) => {
    results.TextToSpeechVoiceId = TextToSpeechVoice;
  }),
});

export const UpdatePreviousContactParticipantState = defineBlock({
  title: 'Hold customer or agent',
  page: 'devguide/contact-actions-updatepreviouscontactparticipantstate',
  group: 'set',
  detail: ({ PreviousContactParticipantState }) => String(PreviousContactParticipantState ?? ''),
  parameters: { PreviousContactParticipantState: must(oneOf(['AgentOnHold', 'CustomerOnHold', 'OffHold'])) },
  errors: FAILS,
  flowTypes: INBOUND_AND_TRANSFER,
  conflictingDocs: { flowTypes: ['OUTBOUND_WHISPER'] },
  ...sets('the state of the participant before'),
});

export const UpdateFlowLoggingBehavior = defineBlock({
  title: 'Set logging behavior',
  page: 'devguide/flow-control-actions-updateflowloggingbehavior',
  group: 'set',
  detail: ({ FlowLoggingBehavior }) => String(FlowLoggingBehavior ?? ''),
  parameters: { FlowLoggingBehavior: must(oneOf(['Enabled', 'Disabled'])) },
  errors: {},
  strict: true,
  run({ Parameters }, state) {
    state.logging = Parameters.FlowLoggingBehavior === 'Enabled';
    return { notes: [`flow log ${state.logging ? 'on' : 'off'}`], branch: SUCCESS };
  },
});
