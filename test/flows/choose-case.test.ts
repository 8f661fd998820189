import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { readFlow } from '../../dev/flow/content/read-flow';
import { startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { deployedFunction } from '../support/deployed-function';
import { eventFor } from '../support/events';
import { exampleFlow } from '../support/flows';
import { SHARED_TIME } from '../support/shared-clock';

const CUSTOMER = 'arn:aws:profile:us-west-2:111122223333:domains/my-domain/profiles/known';
const QUEUE = 'arn:aws:connect:us-west-2:111122223333:instance/i/queue/repairs';
const cases = [1, 2, 3].map((number) => ({
  caseId: `case-${number}`,
  templateId: 'template',
  customer_id: CUSTOMER,
  reference_number: `1000000${number}`,
  assigned_queue: QUEUE,
  last_updated_datetime: `2026-11-0${number}T08:00:00Z`,
}));

/** The recipes "Let the caller choose" and "Route to the owner" in one flow. */
const flow = exampleFlow(
  {
    Type: 'InvokeLambdaFunction',
    Parameters: {
      LambdaFunctionARN: EXAMPLE_FUNCTION_ARN,
      InvocationTimeLimitSeconds: '8',
      LambdaInvocationAttributes: { customer: CUSTOMER, order: 'updated', list: '3' },
      ResponseValidation: { ResponseType: 'STRING_MAP' },
    },
    errors: ['NoMatchingError'],
  },
  {
    Type: 'GetParticipantInput',
    Parameters: {
      Text: 'Press 1 for case $.External.case1Reference, 2 for case $.External.case2Reference, 3 for case $.External.case3Reference.',
      InputTimeLimitSeconds: '5',
      StoreInput: 'False',
    },
    errors: ['InputTimeLimitExceeded', 'NoMatchingCondition', 'NoMatchingError'],
    when: { '2': '2' },
  },
  {
    Type: 'UpdateContactAttributes',
    Parameters: { Attributes: { chosen: '$.External.case2Id' }, TargetContact: 'Current' },
    errors: ['NoMatchingError'],
  },
  {
    Type: 'UpdateContactTargetQueue',
    Parameters: { QueueId: '$.External.firstCaseQueueId' },
    errors: ['NoMatchingError'],
  },
  { Type: 'DisconnectParticipant' },
);

it('lets the caller choose one of several cases by their numbers, and sets the queue of the first', async () => {
  const instance = await startLocalInstance({
    functionOf: () => deployedFunction(8, { customerLookup: true }),
    functionArn: EXAMPLE_FUNCTION_ARN,
    emulator: { domainId: DEFAULT_DOMAIN_ID, cases: { elsewhere: cases } },
    time: SHARED_TIME,
    stubs: { inputs: { '1': '2' }, queues: { repairs: { name: 'Repairs' } } },
  });
  const run = await instance.run({ name: 'choose', content: readFlow(flow) }, eventFor('caller'));
  await instance.stop();
  expect(JSON.stringify(run.path)).toContain('Press 1 for case 10000003, 2 for case 10000002, 3 for case 10000001.');
  expect(run.attributes.chosen).toBe('case-2');
  expect(JSON.stringify(run.path)).toContain('the queue is Repairs');
  expect(run.requests.map(({ operation }) => operation)).toEqual(['SearchCases']);
});
