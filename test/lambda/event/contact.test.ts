import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { InvalidContactEventError, readContact } from '../../../lambda/event/contact';

const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const CONTACT = '0b8f6a1e-4d53-4f0e-9c27-1c6f3f5a7d02';

const eventWith = (contactData: object) => ({ Name: 'ContactFlowEvent', Details: { ContactData: contactData } });

function messageFor(event: unknown): string {
  try {
    readContact(event, INSTANCE);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidContactEventError);
    expect((error as Error).name).toBe('InvalidContactEventError');
    return (error as Error).message;
  }
  throw new Error('the event was accepted');
}

describe('readContact', () => {
  const folder = join(__dirname, '../../../dev/events');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json') && file !== 'cases.json');

  it.each(files)('finds the contact in %s', (file) => {
    const event = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const { InstanceARN, ContactId } = event.Details.ContactData;
    const contactArn = `${InstanceARN}/contact/${ContactId}`;
    expect(readContact(event, InstanceARN)).toEqual({ contactId: ContactId, contactArn });
  });

  it('takes partition, Region and account from the event', () => {
    const instance = 'arn:aws-us-gov:connect:us-gov-west-1:444455556666:instance/abc';
    const event = eventWith({ InstanceARN: instance, ContactId: 'c' });
    expect(readContact(event, instance).contactArn).toBe(`${instance}/contact/c`);
  });

  it.each([
    'arn:aws-eusc:connect:eusc-de-east-1:444455556666:instance/abc',
    'arn:aws-cn:connect:cn-north-1:444455556666:instance/abc',
    'arn:aws-iso-b:connect:us-isob-east-1:444455556666:instance/abc',
  ])('accepts the instance %s in another partition', (InstanceARN) => {
    expect(readContact(eventWith({ InstanceARN, ContactId: 'c' }), InstanceARN).contactId).toBe('c');
  });

  it.each([
    ['id', INSTANCE.replace('8d1f0c52', '9e2f0c52')],
    ['Region, as a replica has it', INSTANCE.replace('us-west-2', 'us-east-1')],
    ['account', INSTANCE.replace('111122223333', '444455556666')],
    ['id in capitals', INSTANCE.replace('8d1f0c52', '8D1F0C52')],
  ])('refuses a contact of an instance with another %s, and names its own alone', (_, InstanceARN) => {
    const message = messageFor(eventWith({ InstanceARN, ContactId: CONTACT }));
    expect(message).toContain(
      `Details.ContactData.InstanceARN was the ARN of another instance; it must be ${INSTANCE}, for which this`,
    );
    expect(message).not.toContain(InstanceARN);
  });

  it.each(['VOICE', 'CHAT', 'TASK', 'EMAIL', 'NEXT', '', null, undefined])('accepts the channel %p', (Channel) => {
    const event = eventWith({ InstanceARN: INSTANCE, ContactId: CONTACT, Channel, Queue: null, Extra: [{}] });
    expect(readContact(event, INSTANCE).contactId).toBe(CONTACT);
  });

  it.each([
    ['undefined', undefined, 'event was missing'],
    ['a text', '{}', 'event was a string of 2 characters'],
    ['a list', [], 'event was a list'],
    ['an event of another service', { Records: [] }, 'Details was missing'],
    ['an event without contact data', { Details: { ContactData: null } }, 'Details.ContactData was null'],
  ])('refuses %s', (_, event, expected) => expect(messageFor(event)).toContain(expected));

  it.each([
    [undefined, 'missing'],
    [null, 'null'],
    ['', 'an empty string'],
    [7, 'a number'],
    [{}, 'an object'],
    ['8d1f0c52', 'a string that is not an ARN'],
    ['arn:aws:lambda:us-west-2:111122223333:function/f', 'an ARN of another service'],
    ['arn:aws:connect:aws-region:1234567890:instance/x', 'a placeholder from the documentation'],
    ['arn:aws:connect:nowhere:111122223333:instance/x', 'an ARN without a valid Region'],
    ['arn:aws:connect:us-west-2:account-id:instance/x', 'an ARN whose account is not a number of 12 digits'],
    [`${INSTANCE}/queue/x`, 'an ARN of something other than an instance'],
    ['arn:aws:connect:us-west-2:111122223333:phone-number/x', 'an ARN of something other than an instance'],
    ['arn:aws:connect:us-west-2:111122223333:instance/', 'an ARN whose instance id is not'],
    [`${INSTANCE}\n`, 'an ARN whose instance id is not'],
    ['arn:aws:connect:us-west-2:111122223333:instance/..', 'an ARN whose instance id is not'],
  ])('refuses the instance ARN %p', (InstanceARN, expected) => {
    const message = messageFor(eventWith({ InstanceARN, ContactId: CONTACT }));
    expect(message).toContain(`Details.ContactData.InstanceARN was ${expected}`);
    expect(message).toContain('it must be the ARN of a Connect instance, like arn:aws:connect:us-west-2');
    expect(message).not.toContain('ContactId');
  });

  it.each([
    [undefined, 'missing'],
    [null, 'null'],
    ['', 'an empty string'],
    [5, 'a number'],
    ['a/../b', 'a string of 6 characters'],
    ['a\n', 'a string of 2 characters'],
    ['a:b', 'a string of 3 characters'],
    ['a*', 'a string of 2 characters'],
    ['é', 'a string of 1 characters'],
    ['x'.repeat(257), 'a string of 257 characters'],
  ])('refuses the contact id %p', (ContactId, expected) => {
    const message = messageFor(eventWith({ InstanceARN: INSTANCE, ContactId }));
    expect(message).toContain(`Details.ContactData.ContactId was ${expected}; it must be the id of a contact`);
  });

  it('names every field that cannot be used in one message', () => {
    expect(messageFor(eventWith({}))).toMatch(/InstanceARN was missing.*ContactId was missing/);
  });

  it('returns the ARN of a contact of its own instance, or refuses without repeating the input', () => {
    const forged = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.jsonValue(),
      fc.constantFrom(INSTANCE, CONTACT, undefined),
    );
    fc.assert(
      fc.property(forged, forged, (InstanceARN, ContactId) => {
        const event = eventWith({ InstanceARN, ContactId });
        try {
          expect(readContact(event, INSTANCE).contactArn).toMatch(new RegExp(`^${INSTANCE}/contact/[\\w-]+$`));
        } catch (error) {
          expect(error).toBeInstanceOf(InvalidContactEventError);
          for (const value of [InstanceARN, ContactId]) {
            if (typeof value === 'string' && value.length > 30 && value !== INSTANCE) {
              expect((error as Error).message).not.toContain(value);
            }
          }
        }
      }),
    );
  });
});
