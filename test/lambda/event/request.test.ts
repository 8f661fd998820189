import { NOT_GIVEN, type Parameters } from '../../../lambda/contract/parameters';
import { InvalidContactEventError, readContact } from '../../../lambda/event/contact';
import { readRequest } from '../../../lambda/event/request';

const INSTANCE = 'arn:aws:connect:us-west-2:111122223333:instance/8d1f0c52-6b7a-4c1e-9f30-2a7d5e4b9c61';
const IDS = { ContactId: 'transferred-3', InitialContactId: 'first-1', PreviousContactId: 'second-2' };
const OTHER = '5ca32fbd-8f92-46af-92a5-6b0f970f0efe';
const { timeLimit: _, ...criteria } = NOT_GIVEN;
const named = (contactId: string) => ({ contactId, contactArn: `${INSTANCE}/contact/${contactId}` });

type Asking = {
  parameters?: unknown;
  ids?: Record<string, unknown>;
  defaults?: Partial<Parameters>;
  detailsAvailable?: boolean;
};

function ask({ parameters = {}, ids = IDS, defaults = {}, detailsAvailable = false }: Asking) {
  const ContactData = { InstanceARN: INSTANCE, ContactId: 'transferred-3', ...ids };
  const event = { Details: { ContactData, Parameters: parameters } };
  return readRequest(event, readContact(event, INSTANCE), {
    defaults,
    detailsAvailable,
    customerLookup: true,
    instanceArn: INSTANCE,
    timeLimitsSeconds: { default: 7, max: 20 },
  });
}

describe('readRequest', () => {
  it.each([{}, null, undefined, { ParameterOne: 'One' }])(
    'asks with the parameters %j for all of the contact',
    (parameters) => {
      expect(ask({ parameters })).toEqual({
        ...criteria,
        timeLimitSeconds: 7,
        contacts: [named('transferred-3')],
        contactId: 'transferred-3',
      });
    },
  );

  it.each([
    ['Current', ['transferred-3']],
    ['Initial', ['first-1']],
    ['Initial,Current', ['first-1', 'transferred-3']],
    ['Previous, Initial, Current', ['second-2', 'first-1', 'transferred-3']],
    ['Current,current,CURRENT', ['transferred-3']],
    ['Related,Current', ['transferred-3']],
    [`${OTHER},Current`, [OTHER, 'transferred-3']],
  ])('asks with the contacts %p about %j', (contacts, asked) => {
    expect(ask({ parameters: { contacts } }).contacts).toEqual(asked.map(named));
  });

  it('asks once about a contact that has several names', () => {
    const ids = {
      ContactId: OTHER,
      InitialContactId: OTHER,
      PreviousContactId: OTHER,
      RelatedContactId: OTHER,
    };
    const contacts = `Initial,Previous,${OTHER},Related,Current`;
    expect(ask({ ids, parameters: { contacts } }).contacts).toEqual([named(OTHER)]);
  });

  it.each([undefined, null, ''])(
    'passes over a contact whose id is %p as long as another is there',
    (RelatedContactId) => {
      const ids = { ...IDS, RelatedContactId };
      expect(ask({ ids, parameters: { contacts: 'Related,Initial' } }).contacts).toEqual([named('first-1')]);
      expect(() => ask({ ids, parameters: { contacts: 'Related' } })).toThrow(
        /ContactData\.RelatedContactId was (missing|null|an empty string); it must be the id of a contact, unless .* Current/,
      );
    },
  );

  it('refuses an invalid id, even when another contact is valid', () => {
    expect(() =>
      ask({ ids: { ...IDS, InitialContactId: 'a/../b' }, parameters: { contacts: 'Initial,Current' } }),
    ).toThrow('Details.ContactData.InitialContactId was a string of 6 characters');
  });

  it('lets the flow have its way over the defaults, and the defaults where it says nothing', () => {
    const defaults: Partial<Parameters> = { contacts: ['Initial', 'Current'], maxCases: 1, templateId: ['repair'] };
    const request = ask({ defaults, parameters: { maxCases: '5', templateId: 'all', allowPartial: '' } });
    expect(request).toEqual({
      contacts: [named('first-1'), named('transferred-3')],
      contactId: 'first-1',
      list: 0,
      maxCases: 5,
      templateId: [],
      allowPartial: false,
      status: 'any',
      order: 'listed',
      details: false,
      timeLimitSeconds: 7,
    });
  });

  it.each([[[]], ['text'], [5]])('refuses %j in the place of parameters', (parameters) => {
    expect(() => ask({ parameters })).toThrow(/Details\.Parameters was .*; it must be an object as a flow sends it/);
  });

  it('refuses the order of the flow together with a default that allows a part, which may lack the newest case', () => {
    const asking = { defaults: { allowPartial: true }, detailsAvailable: true };
    expect(() => ask({ ...asking, parameters: { order: 'updated' } })).toThrow(
      'Details.Parameters.order was updated while allowPartial is true; it must be listed, or allowPartial must be false',
    );
    expect(ask({ ...asking, parameters: { order: 'updated', allowPartial: 'false' } }).order).toBe('updated');
  });

  it('names every problem in one error', () => {
    const parameters = { contacts: 'Related', maxCases: 'many', alowPartial: true };
    expect(() => ask({ parameters })).toThrow(InvalidContactEventError);
    expect(() => ask({ parameters })).toThrow(/maxCases was.*alowPartial is not.*RelatedContactId was missing/);
  });

  describe('with a customer', () => {
    const customer = 'arn:aws:profile:us-west-2:111122223333:domains/d/profiles/0123456789abcdef0123456789abcdef';

    it.each<[string, Asking, string[]]>([
      ['alone asks no contact', { parameters: { customer } }, []],
      [
        'asks before it the contacts of the block',
        { parameters: { customer, contacts: 'Initial,Current' } },
        ['first-1', 'transferred-3'],
      ],
      [
        'asks no contact that only the stack names',
        { parameters: { customer }, defaults: { contacts: ['Initial'] } },
        [],
      ],
      ['passes over a contact that is not there', { parameters: { customer, contacts: 'Related' } }, []],
    ])('%s', (_, asking, contacts) => {
      expect(ask(asking)).toMatchObject({ customer, contacts: contacts.map(named) });
      expect(ask(asking).contactId).toBe(contacts[0] ?? 'transferred-3');
    });

    it.each(['', '  ', null])('that is %j asks by contact as without one', (empty) => {
      for (const more of [{}, { contacts: 'Initial' }]) {
        expect(ask({ parameters: { ...more, customer: empty } })).toEqual(ask({ parameters: more }));
      }
    });

    it('takes status and order without details of the cases of contacts, which it does not ask for', () => {
      const parameters = { customer, status: 'open', order: 'updated', list: '3' };
      expect(ask({ parameters })).toMatchObject({ status: 'open', order: 'updated', list: 3 });
      expect(() => ask({ parameters: { ...parameters, contacts: 'Current' } })).toThrow(
        'Details.Parameters.status was open; it must be any or not given, because this function may not read details',
      );
      expect(() => ask({ parameters: { ...parameters, customer: '' } })).toThrow(
        ', and customer was empty, so this lookup is by contact',
      );
    });
  });

  it('takes the time limit that the block names, and otherwise that of the stack', () => {
    expect(ask({}).timeLimitSeconds).toBe(7);
    expect(ask({ parameters: { timeLimit: '20' } }).timeLimitSeconds).toBe(20);
    expect(() => ask({ parameters: { timeLimit: 60 } })).toThrow(/timeLimit was 60; it must be at most 20/);
  });
});
