import { basename } from 'node:path';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { readFlow } from '../../dev/flow/content/read-flow';
import { type LocalInstance, startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { readFlowContent } from '../../lib/flows/flow-content';
import { deployedFunction } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { MODULE_FILE } from '../support/flows';
import { SHARED_TIME } from '../support/shared-clock';

const fn = deployedFunction();
const values = { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: fn.timeout / 1000 };
const lookUpModule = { name: basename(MODULE_FILE), content: readFlow(readFlowContent(MODULE_FILE, values)) };

describe('contacts run through the module with the real bundle:', () => {
  let instance: LocalInstance;

  beforeAll(async () => {
    instance = await startLocalInstance({
      functionOf: () => fn,
      functionArn: EXAMPLE_FUNCTION_ARN,
      emulator: { domainId: DEFAULT_DOMAIN_ID, cases: { one: cases(1), several: cases(3) }, quotas: NO_QUOTAS },
      time: SHARED_TIME,
    });
  });
  afterAll(() => instance.stop());

  it.each([
    ['of a transferred call on its first contact', { caseLookupContacts: 'Current, Initial' }, '3', 'true'],
    ['that are enough for a yes', { caseLookupContacts: 'initial', caseLookupMaxCases: '1' }, '1', 'false'],
    ['of one template only', { caseLookupContacts: 'Initial', caseLookupTemplateId: 'template-1' }, '1', 'true'],
  ])('cases %s, which the module is asked for by attributes', async (_, Attributes, caseCount, caseListComplete) => {
    const event = eventFor('transferred');
    Object.assign(event.Details.ContactData, { InitialContactId: 'several', Attributes });
    const { attributes } = await instance.run(lookUpModule, event);
    expect(attributes).toMatchObject({ caseLookup: 'succeeded', caseCount, caseListComplete });
  });

  it('asked for by an attribute with a value that is not possible', async () => {
    const event = eventFor('one');
    Object.assign(event.Details.ContactData, { Attributes: { caseLookupMaxCases: 'many' } });
    const { attributes, path, requests } = await instance.run(lookUpModule, event);
    expect(attributes).toMatchObject({ caseLookup: 'failed', caseCount: 'unknown' });
    expect(JSON.stringify(path)).toContain(
      'Details.Parameters.maxCases was a string of 4 characters; it must be a whole number',
    );
    expect(requests).toEqual([]);
  });
});
