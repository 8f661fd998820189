import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { readFlow } from '../../dev/flow/content/read-flow';
import { readFlowEvent } from '../../dev/flow/run/run-flow';
import { startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { deployedFunction } from '../support/deployed-function';
import { cases } from '../support/events';
import { exampleFlow } from '../support/flows';
import { SHARED_TIME } from '../support/shared-clock';

const ROOT = join(__dirname, '../..');
const [, table = ''] = readFileSync(join(ROOT, 'docs/recipes.md'), 'utf8').split(/^\| at the start of .*\n\|[-|]+\n/m);
const rows = table
  .split('\n\n')[0]
  ?.split('\n')
  .map((row) => {
    const [, at = '', contacts = '', , event = ''] = row.split('|').map((cell) => cell.trim().replaceAll('`', ''));
    return { at, contacts, event };
  });

/** Where the case is that the flow wants, by the member of the event that names its contact. */
const LINKED: Record<string, string> = {
  'a call': 'ContactId',
  'a transferred call': 'InitialContactId',
  'a task': 'RelatedContactId',
  'a chat': 'ContactId',
  'an email': 'ContactId',
};

describe('at the start of', () => {
  it.each(rows ?? [])('$at the contacts $contacts find the case', async ({ at, contacts, event: file }) => {
    const event = readFlowEvent(JSON.parse(readFileSync(join(ROOT, 'dev/events', file), 'utf8')), file);
    const contactId = String(event.Details.ContactData[LINKED[at] as string]);
    const instance = await startLocalInstance({
      functionOf: () => deployedFunction(8, { instanceArn: String(event.Details.ContactData.InstanceARN) }),
      functionArn: EXAMPLE_FUNCTION_ARN,
      emulator: { domainId: DEFAULT_DOMAIN_ID, cases: { [contactId]: cases(1) } },
      time: SHARED_TIME,
    });
    const content = readFlow(
      exampleFlow(
        {
          Type: 'InvokeLambdaFunction',
          Parameters: {
            LambdaFunctionARN: EXAMPLE_FUNCTION_ARN,
            InvocationTimeLimitSeconds: '8',
            LambdaInvocationAttributes: { contacts },
          },
          errors: ['NoMatchingError'],
        },
        {
          Type: 'UpdateContactAttributes',
          Parameters: {
            Attributes: { count: '$.External.caseCount', of: '$.External.contactId' },
            TargetContact: 'Current',
          },
          errors: ['NoMatchingError'],
        },
        { Type: 'DisconnectParticipant' },
      ),
    );
    const { attributes } = await instance.run({ name: 'start.json', content }, event);
    await instance.stop();
    expect(attributes).toMatchObject({ count: '1', of: contactId });
  });

  it('all kinds of contacts of the recipes', () => {
    expect(rows?.map(({ at }) => at)).toEqual(Object.keys(LINKED));
  });
});
