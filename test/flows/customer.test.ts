import { basename } from 'node:path';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { readFlow } from '../../dev/flow/content/read-flow';
import { type LocalInstance, startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { readFlowContent } from '../../lib/flows/flow-content';
import { deployedFunction } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { CUSTOMER_FLOW_FILE, contentOf, FLOW_FILE } from '../support/flows';
import { pathOf } from '../support/run';
import { SHARED_TIME } from '../support/shared-clock';

const fn = deployedFunction(8, { customerLookup: true });
const values = { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: fn.timeout / 1000 };
const flow = { name: basename(CUSTOMER_FLOW_FILE), content: readFlow(readFlowContent(CUSTOMER_FLOW_FILE, values)) };
const profile = (id: string) => `arn:aws:profile:us-west-2:111122223333:domains/my-domain/profiles/${id}`;
const ofCustomer = cases(2).map((each) => ({
  ...each,
  caseId: `of-customer-${each.caseId}`,
  customer_id: profile('known'),
  reference_number: '10482937',
}));
const found = (id: string) => ({ data: { ProfileARN: profile(id) } });

describe('callers run through the flow that finds the customer, with the real bundle:', () => {
  let instance: LocalInstance;

  beforeAll(async () => {
    instance = await startLocalInstance({
      functionOf: () => fn,
      functionArn: EXAMPLE_FUNCTION_ARN,
      emulator: { domainId: DEFAULT_DOMAIN_ID, cases: { linked: cases(1), elsewhere: ofCustomer } },
      time: SHARED_TIME,
    });
  });
  afterAll(() => instance.stop());

  it.each<[string, string, object, object, string[]]>([
    [
      'a known one with two cases',
      'new',
      found('known'),
      { caseCount: '2', foundBy: 'customer', firstCaseReference: '10482937' },
      ['ListCasesForContact', 'SearchCases'],
    ],
    [
      'a known one whose call is linked to a case',
      'linked',
      found('known'),
      { caseCount: '1', foundBy: 'contact' },
      ['ListCasesForContact'],
    ],
    [
      'a known one without cases',
      'new',
      found('other'),
      { caseCount: '0', foundBy: '' },
      ['ListCasesForContact', 'SearchCases'],
    ],
    [
      'one without a profile',
      'new',
      { error: 'NoneFoundError' },
      { caseCount: '0', foundBy: '' },
      ['ListCasesForContact'],
    ],
    ['one with several profiles', 'new', { error: 'MultipleFoundError' }, { caseCount: '0' }, ['ListCasesForContact']],
    [
      'one while Customer Profiles fails',
      'linked',
      { error: 'NoMatchingError' },
      { caseCount: '1' },
      ['ListCasesForContact'],
    ],
  ])('%s', async (_, contactId, profileFound, attributes, operations) => {
    instance.emulator.refillQuota();
    const stubs = { blocks: { 'Find the customer': profileFound } };
    const run = await instance.run(flow, eventFor(contactId), { stubs });
    expect(run.attributes).toMatchObject({ caseLookup: 'succeeded', ...attributes });
    expect(run.requests.map(({ operation }) => operation)).toEqual(operations);
    expect(pathOf(run)).toContain('Hang up');
  });
});

it('is the sample flow with one more block and two more input parameters', () => {
  const { Actions } = contentOf(CUSTOMER_FLOW_FILE);
  const plain = Actions.filter(({ Identifier }) => Identifier !== 'Find the customer').map((action) => {
    const { LambdaInvocationAttributes: _, ...Parameters } = action.Parameters;
    const { Transitions } = action;
    if (action.Identifier === 'Log this flow') Transitions.NextAction = 'Look up cases';
    return { ...action, Parameters, Transitions };
  });
  expect(plain).toEqual(contentOf(FLOW_FILE).Actions);
});
