import { deployedFunction } from '../support/deployed-function';
import { eventFor } from '../support/events';
import { overTheWire } from '../support/over-the-wire';

const fn = deployedFunction();

/** An event with other members in the place of a contact's. */
function forged(members: object) {
  const event = eventFor('contact');
  Object.assign(event.Details.ContactData, members);
  return event;
}

const { InstanceARN: ownInstance } = eventFor('contact').Details.ContactData;
const otherInstance = ownInstance.replace('8d1f0c52', 'f0f0f0f0');

describe('the deployed function', () => {
  const wire = overTheWire(fn);

  it.each([
    ['an event of another service', { Records: [{ body: 'forged-content' }] }, 'Details was missing'],
    ['an event from another instance', forged({ InstanceARN: otherInstance }), `it must be ${ownInstance}`],
    [
      'an instance ARN that goes on',
      forged({ InstanceARN: `${ownInstance}/contact/forged-content` }),
      'an ARN of something other than an instance',
    ],
    [
      'a contact id with /../',
      forged({ ContactId: 'forged-content/../other' }),
      'ContactId was a string of 23 characters',
    ],
    [
      'a contact id with a newline',
      forged({ ContactId: 'forged-content\nERROR' }),
      'ContactId was a string of 20 characters',
    ],
    [
      'a contact id with a wildcard',
      forged({ ContactId: 'forged-content*' }),
      'ContactId was a string of 15 characters',
    ],
    ['a contact id in a list', forged({ ContactId: ['forged-content'] }), 'ContactId was a list'],
  ])('refuses %s, asks Cases nothing and logs nothing of its content', async (_, event, expected) => {
    const { emulator, executionEnvironment } = wire;
    const outcome = await executionEnvironment.invoke(event);
    expect(outcome).toMatchObject({
      errorType: 'InvalidContactEventError',
      errorMessage: expect.stringContaining(expected),
    });
    expect(emulator.requests).toEqual([]);
    expect(executionEnvironment.lines).toHaveLength(1);
    expect(executionEnvironment.lines[0]).toMatchObject({ level: 'ERROR', errorName: 'InvalidContactEventError' });
    expect(JSON.stringify([outcome, executionEnvironment.lines, executionEnvironment.metrics])).not.toMatch(
      /forged-content|f0f0f0f0/,
    );
  });
});
