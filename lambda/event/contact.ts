import { INSTANCE_ARN_EXAMPLE, readInstanceArn } from '../contract/instance-arn';
import { describeProblem, excerpt, isId, isObject, kindOf, member, type Problem } from '../contract/values';
import type { Contact } from '../lookup/cases-request';

/**
 * Finds the contact in the event that a flow's Invoke Lambda block sends. It reads the instance ARN and the contact id
 * only: the other members depend on the channel and on the age of the instance.
 *
 * @param ownInstance The ARN of the instance whose flows may ask.
 * @throws InvalidContactEventError that names every field that cannot be used.
 */
export function readContact(event: unknown, ownInstance: string): Contact {
  const contactData = member(member(event, 'Details'), 'ContactData');
  if (!isObject(contactData)) throw new InvalidContactEventError([notAFlowEvent(event)]);

  const { InstanceARN: instanceArn, ContactId: contactId } = contactData;
  const problems: Problem[] = [];
  const instance = readInstanceArn(instanceArn);
  if ('was' in instance) {
    problems.push({
      field: 'Details.ContactData.InstanceARN',
      was: instance.was,
      expected: `the ARN of a Connect instance, like ${INSTANCE_ARN_EXAMPLE}`,
    });
  } else if (instanceArn !== ownInstance) {
    problems.push({
      field: 'Details.ContactData.InstanceARN',
      was: 'the ARN of another instance',
      expected: `${ownInstance}, for which this function was deployed; another instance needs its own function`,
    });
  }
  if (!isId(contactId, 256)) {
    problems.push({
      field: 'Details.ContactData.ContactId',
      was: kindOf(contactId),
      expected: 'the id of a contact, 1 to 256 letters, digits, dashes or underscores',
    });
  }
  if (problems.length > 0) throw new InvalidContactEventError(problems);
  return { contactId: contactId as string, contactArn: `${instanceArn}/contact/${contactId}` };
}

function notAFlowEvent(event: unknown): Problem {
  const missing = [
    { field: 'event', value: event },
    { field: 'Details', value: member(event, 'Details') },
    { field: 'Details.ContactData', value: member(member(event, 'Details'), 'ContactData') },
  ].find(({ value }) => !isObject(value));
  return {
    field: missing?.field ?? 'event',
    was: kindOf(missing?.value),
    expected: 'an object as the Invoke Lambda block of a flow sends it (Name "ContactFlowEvent", Details.ContactData)',
  };
}

/** Characters of the message: room for a problem with every parameter, and an end for a made-up event with thousands. */
const MAX_MESSAGE_LENGTH = 2000;

/** The event is not one that a flow can have sent. Its message describes values without repeating them. */
export class InvalidContactEventError extends Error {
  /** The class keeps its name in the bundle: Lambda's own log line of a failure has it. */
  static override readonly name = 'InvalidContactEventError';
  override readonly name = 'InvalidContactEventError';

  constructor(problems: Problem[]) {
    super(excerpt(`The event cannot be used: ${problems.map(describeProblem).join('. ')}.`, MAX_MESSAGE_LENGTH));
  }
}
