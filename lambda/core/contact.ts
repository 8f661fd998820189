/** The contact whose cases are asked for. */
export type Contact = { contactId: string; contactArn: string };

/** What is wrong with a part of the event, in words that mend it. */
export type Problem = { field: string } & (
  | { was: string; expected: string }
  | { /** What the field's name is a slip for. */ meant: string }
);

const INSTANCE_ARN_EXAMPLE = 'arn:aws:connect:us-west-2:111122223333:instance/<instance id>';

/**
 * Finds the contact in the event that a flow's Invoke Lambda block sends. Everything but the instance ARN and the
 * contact id is left unread: which other members are there depends on the channel and on the age of the instance.
 *
 * @param ownInstance The ARN of the instance whose flows may ask.
 * @throws InvalidContactEventError that names every field that cannot be used.
 */
export function readContact(event: unknown, ownInstance: string): Contact {
  const contactData = member(member(event, 'Details'), 'ContactData');
  if (!isObject(contactData)) throw new InvalidContactEventError([notAFlowEvent(event)]);

  const { InstanceARN: instanceArn, ContactId: contactId } = contactData;
  const problems: Problem[] = [];
  const arnProblem = instanceArnProblem(instanceArn);
  if (arnProblem !== undefined) {
    problems.push({
      field: 'Details.ContactData.InstanceARN',
      was: arnProblem,
      expected: `the ARN of a Connect instance, like ${INSTANCE_ARN_EXAMPLE}`,
    });
  } else if (instanceArn !== ownInstance) {
    problems.push({
      field: 'Details.ContactData.InstanceARN',
      was: 'the ARN of another instance',
      expected: `${ownInstance}, for which this function was deployed; another instance needs its own`,
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

/** The event is not one that a flow can have sent. Its message describes values without repeating them. */
export class InvalidContactEventError extends Error {
  override readonly name = 'InvalidContactEventError';

  constructor(problems: Problem[]) {
    super(`The event cannot be used: ${problems.map(describe).join('. ')}.`);
  }
}

/** A problem as a sentence without its full stop. */
export function describe(problem: Problem): string {
  const { field } = problem;
  return 'meant' in problem
    ? `${field} is not a parameter (did you mean \`${problem.meant}\`?)`
    : `${field} was ${problem.was}; it must be ${problem.expected}`;
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

/** What is wrong with an instance ARN, or undefined. A part of the ARN that is forged or mistyped is named, not shown. */
function instanceArnProblem(value: unknown): string | undefined {
  if (typeof value !== 'string' || value === '') return kindOf(value);
  const [prefix, partition, service, region, account, ...resource] = value.split(':');
  const [kind, instanceId, ...rest] = resource.join(':').split('/');
  if (prefix !== 'arn' || !/^aws(-[a-z]+)*$/.test(partition ?? '')) return 'a text that is not an ARN';
  if (service !== 'connect') return 'an ARN of another service';
  if (region === 'aws-region') return 'a placeholder from the documentation: its Region is "aws-region"';
  if (!/^[a-z]{2}(-[a-z]+)+-\d+$/.test(region ?? '')) return 'an ARN whose Region is none';
  if (!/^\d{12}$/.test(account ?? '')) return 'an ARN whose account is not a number of 12 digits';
  if (kind !== 'instance' || rest.length > 0) return 'an ARN of something else than an instance';
  if (!isId(instanceId, 100)) return 'an ARN whose instance id is not 1 to 100 letters, digits, dashes or underscores';
  return undefined;
}

/** Whether a value is an id that stays one path segment of an ARN: none of the characters that would make it another ARN. */
export function isId(value: unknown, maxLength: number): value is string {
  return typeof value === 'string' && value.length <= maxLength && /^[\w-]+$/.test(value);
}

/** Whether a value is an object with members. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of a value; undefined when the value has no members. */
export function member(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

/** What kind of value it is, without the value itself. */
export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (value === '') return 'an empty text';
  if (typeof value === 'string') return `a text of ${value.length} characters`;
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
