import { defineBlock, FAILS } from './define-block';
import { external, loads } from './external';
import { fixed, idOf, must, object, oneOf, required, wholeNumber } from './parameters';
import { ASSISTANT, FLOW } from './resources';
import { sets } from './setting';

export const AuthenticateParticipant = defineBlock({
  title: 'Authenticate Customer',
  page: 'adminguide/authenticate-customer',
  group: 'integrate',
  conditions: 'sometimes',
  flowTypes: ['CONTACT_FLOW', 'MODULE'],
  ...external({ section: 'blocks', asks: 'whether the customer signs in' }),
});

export const CreatePersistentContactAssociation = defineBlock({
  title: 'Create persistent contact association',
  page: 'adminguide/create-persistent-contact-association-block',
  group: 'integrate',
  ...sets('the chat that this one continues'),
});

const SIX_DAYS_SECONDS = 518_400;

export const CreateTask = defineBlock({
  title: 'Create task',
  page: 'devguide/createtask',
  group: 'integrate',
  // A task by a template has its fields under names of its own.
  parameters: { ContactFlowId: idOf(FLOW), DelaySeconds: wholeNumber(1, SIX_DAYS_SECONDS), TaskTemplateId: fixed },
  furtherParameters: true,
  mutuallyExclusive: ['DelaySeconds', 'ScheduledTime'],
  errors: FAILS,
  ...sets('a task'),
});

export const CreateWisdomSession = defineBlock({
  title: 'Connect assistant',
  page: 'devguide/createwisdomsession',
  group: 'integrate',
  parameters: { WisdomAssistantArn: must({ resource: ASSISTANT }) },
  errors: FAILS,
  leaves: ['Wisdom'],
  ...sets('a session of the assistant'),
});

export const LoadContactContent = defineBlock({
  title: 'Get stored content',
  page: 'adminguide/get-stored-content',
  group: 'integrate',
  ...loads('Email', 'what is stored'),
});

export const ResumeContact = defineBlock({
  title: 'Resume contact',
  page: 'devguide/contact-actions-updatecontactresumecontact',
  group: 'integrate',
  parameters: {},
  errors: FAILS,
  ...sets('the contact to resume'),
});

export const RouteContactToAgent = defineBlock({
  title: 'Interrupt agent',
  page: 'adminguide/interrupt-agent',
  group: 'leave',
  flowTypes: ['CUSTOMER_QUEUE', 'MODULE'],
  ...external({ section: 'blocks', asks: 'how the agent is reached' }),
});

export const StartOutboundChatContact = defineBlock({
  title: 'Send message',
  page: 'devguide/contact-actions-startoutboundchatcontact',
  group: 'integrate',
  parameters: {
    SourceEndpoint: must(object({ Address: required })),
    DestinationEndpoint: must(object({ Address: required })),
    ContactFlowArn: { resource: FLOW },
    RelatedContact: oneOf(['CURRENT']),
  },
  furtherParameters: true,
  errors: FAILS,
  ...sets('an outbound chat'),
});
