import { isObject } from '../content/values';
import type { FlowData } from '../context/context';

type Parameters = Record<string, unknown>;

/** A block that only sets something and takes Success. */
type Setting = {
  /** What it sets, for the path through the flow. */
  what: string;
  /** Keeps what the flow can refer to later; the parameters have their references resolved. */
  keep?: (parameters: Parameters, data: FlowData) => void;
};

/** The blocks of which nothing but their setting matters to the rest of the flow. */
export const SETTINGS: Record<string, Setting> = {
  AssociateContactToCustomerProfile: { what: 'the customer profile of the contact' },
  CreateCallbackContact: { what: 'a callback' },
  CreatePersistentContactAssociation: { what: 'the chat that this one continues' },
  CreateTask: { what: 'a task' },
  CreateWisdomSession: { what: 'a session of the assistant' },
  ResumeContact: { what: 'the contact to resume' },
  StartOutboundChatContact: { what: 'an outbound chat' },
  StartVoiceIdStream: { what: 'the stream for Voice ID' },
  TagContact: { what: 'tags', keep: ({ Tags }, data) => keepIn(data.contact, 'Tags', Tags) },
  UntagContact: { what: 'tags to remove', keep: ({ TagKeys }, data) => removeTags(data, TagKeys) },
  // Its page spells the type like this; the service is reported to know the other spelling.
  UnTagContact: { what: 'tags to remove', keep: ({ TagKeys }, data) => removeTags(data, TagKeys) },
  UpdateContactCallbackNumber: {
    what: 'the callback number',
    keep: ({ CallbackNumber }, { results }) => {
      results.CustomerCallbackNumber = CallbackNumber;
    },
  },
  UpdateContactData: { what: 'contact data', keep: keepContactData },
  UpdateContactEventHooks: { what: 'a flow for later' },
  UpdateContactMediaProcessing: { what: 'media processing' },
  UpdateContactMediaStreamingBehavior: { what: 'media streaming' },
  UpdateContactRecordingAndAnalyticsBehavior: { what: 'recording and analytics' },
  UpdateContactRecordingBehavior: { what: 'recording' },
  UpdateContactRoutingBehavior: { what: 'the place in the queue' },
  UpdateContactTextToSpeechVoice: {
    what: 'the voice',
    keep: ({ TextToSpeechVoice }, { results }) => {
      results.TextToSpeechVoiceId = TextToSpeechVoice;
    },
  },
  UpdateFlowAttributes: {
    what: 'flow attributes',
    keep: ({ FlowAttributes }, data) => keepIn(data.results, 'FlowAttributes', valuesOf(FlowAttributes)),
  },
  UpdatePreviousContactParticipantState: { what: 'the state of the participant before' },
  UpdateContactRoutingCriteria: { what: 'routing criteria' },
  UpdateRoutingCriteria: { what: 'routing criteria' },
  UpsertDataTableValues: { what: 'values of a data table' },
};

/** The contact's data that a flow can set and refer to. */
const CONTACT_DATA = ['Name', 'Description', 'LanguageCode', 'CustomerId'];

function keepContactData({ TargetContact = 'Current', References, ...given }: Parameters, { contact }: FlowData): void {
  if (TargetContact !== 'Current') return;
  for (const name of CONTACT_DATA) if (name in given) contact[name] = given[name];
  keepIn(contact, 'References', References);
}

/** Adds members to what is kept under a name. */
function keepIn(place: Parameters, name: string, members: unknown): void {
  if (isObject(members)) place[name] = { ...(isObject(place[name]) && place[name]), ...members };
}

function removeTags({ contact }: FlowData, keys: unknown): void {
  if (!isObject(contact.Tags) || !Array.isArray(keys)) return;
  contact.Tags = Object.fromEntries(Object.entries(contact.Tags).filter(([key]) => !keys.includes(key)));
}

/** The designer writes a flow attribute as an object with its value. */
function valuesOf(attributes: unknown): Parameters {
  const entries = Object.entries(isObject(attributes) ? attributes : {});
  return Object.fromEntries(entries.map(([name, value]) => [name, isObject(value) ? value.Value : value]));
}
