import { type ContactWord, NOT_GIVEN, type Parameters } from '../contract/parameters';
import { readParameters } from '../contract/read-parameters';
import { isId, isObject, kindOf, member, type Problem } from '../contract/values';
import type { CasesRequest, Contact } from '../lookup/cases-request';
import { InvalidContactEventError } from './contact';

/** What a flow asks, how many cases the response lists one by one, and how long the block waits for it. */
export type FlowRequest = CasesRequest & { list: number; timeLimitSeconds: number };

/** The members of the event's contact data that hold the ids behind the words. */
const MEMBERS: Record<ContactWord, string> = {
  Current: 'ContactId',
  Initial: 'InitialContactId',
  Previous: 'PreviousContactId',
  Related: 'RelatedContactId',
};

/** What the function was deployed with. */
type RequestSettings = {
  /** Defaults for parameters that a flow does not pass. */
  defaults: Partial<Parameters>;
  /** Whether the function may read the details of a contact's cases, and whether it may look up cases by customer. */
  detailsAvailable: boolean;
  customerLookup: boolean;
  /** The ARN of the instance. */
  instanceArn: string;
  /** How long a block waits that does not say so, and the most that one can say. */
  timeLimitsSeconds: { default: number; max: number };
};

/**
 * Reads from the event of a contact what the flow asks, by the parameters of its Invoke Lambda block and, for those that
 * are not given, by the defaults of the stack.
 *
 * @throws InvalidContactEventError that names every parameter that cannot be used.
 */
export function readRequest(
  event: unknown,
  contact: Contact,
  { defaults, timeLimitsSeconds, ...settings }: RequestSettings,
): FlowRequest {
  const details = member(event, 'Details');
  const given = member(details, 'Parameters') ?? {};
  if (!isObject(given)) throw new InvalidContactEventError([notParameters(given)]);
  const { values, problems } = readParameters(given, {
    place: 'Details.Parameters',
    ...settings,
    maxTimeLimitSeconds: timeLimitsSeconds.max,
    defaults,
  });
  const {
    contacts: names,
    timeLimit: timeLimitSeconds,
    ...criteria
  } = { ...NOT_GIVEN, timeLimit: timeLimitsSeconds.default, ...defaults, ...values };
  // With a customer only contacts that the block itself names are asked about.
  const asked = values.customer === undefined ? names : (values.contacts ?? []);
  const { contacts, missing, wrong } = findContacts(asked, contact, member(details, 'ContactData'));
  const isAsked = contacts.length > 0 || values.customer !== undefined;
  problems.push(...wrong, ...(isAsked ? [] : missing));
  if (problems.length > 0) throw new InvalidContactEventError(problems);
  const { contactId } = contacts[0] ?? contact;
  return { ...criteria, timeLimitSeconds, contacts, customer: values.customer, contactId };
}

/**
 * The contacts behind names, each once. Not every contact has a previous or a related one: a name without a contact is
 * passed over as long as there is something else to ask about.
 */
function findContacts(names: string[], current: Contact, contactData: unknown) {
  const contacts = new Map<string, Contact>();
  const missing: Problem[] = [];
  const wrong: Problem[] = [];
  for (const name of names) {
    const key = MEMBERS[name as ContactWord];
    const id = key === undefined ? name : member(contactData, key);
    if (isId(id, 256)) contacts.set(id, siblingOf(current, id));
    else (id ? wrong : missing).push({ field: `Details.ContactData.${key}`, was: kindOf(id), expected: EXPECTED });
  }
  return { contacts: [...contacts.values()], missing, wrong };
}

const EXPECTED = 'the id of a contact, unless the parameter `contacts` also names one that is there, such as Current';

/** Another contact of the same instance. */
function siblingOf({ contactArn }: Contact, contactId: string): Contact {
  return { contactId, contactArn: contactArn.replace(/[^/]+$/, contactId) };
}

function notParameters(given: unknown): Problem {
  return { field: 'Details.Parameters', was: kindOf(given), expected: 'an object as a flow sends it' };
}
