import { definitionOf } from '../../blocks/block-types';
import { isObject } from '../../content/values';
import type { FlowEvent, NamedFlow } from '../../context/context';
import { readFlowEvent } from '../run-flow';
import type { Files } from './files';
import type { ScenarioContact } from './scenario';

/** The event of a contact of a scenario; an example where the scenario has none. @throws FlowRunError */
export function eventOf({ name, event, channel, attributes }: ScenarioContact, files: Files): FlowEvent {
  const given =
    typeof event === 'string' ? readFlowEvent(files.event(event), event) : readFlowEvent(event ?? EXAMPLE, name);
  const { ContactData } = given.Details;
  const earlier = isObject(ContactData.Attributes) ? ContactData.Attributes : {};
  const changed = { ...ContactData, ...(channel && { Channel: channel }), Attributes: { ...earlier, ...attributes } };
  return { ...given, Details: { ...given.Details, ContactData: changed } };
}

/** A channel that a flow serves: a call, unless a block serves others only, as views do. */
export function channelFor({ content }: NamedFlow): string {
  const served = content.Actions.map((action) => definitionOf(action).stub?.channels ?? ['VOICE']);
  return served.find((channels) => !channels.includes('VOICE'))?.[0] ?? 'VOICE';
}

const CONTACT_ID = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';

/** A call that has just come in. */
const EXAMPLE = {
  Name: 'ContactFlowEvent',
  Details: {
    ContactData: {
      Attributes: {},
      Channel: 'VOICE',
      ContactId: CONTACT_ID,
      CustomerEndpoint: { Address: '+15550100', Type: 'TELEPHONE_NUMBER' },
      InitialContactId: CONTACT_ID,
      InitiationMethod: 'INBOUND',
      InstanceARN: 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61',
      PreviousContactId: CONTACT_ID,
      Queue: null,
      SystemEndpoint: { Address: '+15550199', Type: 'TELEPHONE_NUMBER' },
    },
    Parameters: {},
  },
};
