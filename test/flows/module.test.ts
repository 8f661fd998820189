import { basename } from 'node:path';
import { DEFAULT_DOMAIN_ID } from '../../dev/cases-api/options';
import { NO_QUOTAS } from '../../dev/cases-api/quotas';
import { contractOf } from '../../dev/flow/content/module-contract';
import { readFlow } from '../../dev/flow/content/read-flow';
import { type LocalInstance, startLocalInstance } from '../../dev/lookup/local-instance';
import { EXAMPLE_FUNCTION_ARN } from '../../dev/lookup/options';
import { PARAMETER_NAMES } from '../../lambda/contract/parameters';
import { RESPONSE_KEYS } from '../../lambda/contract/response';
import { readFlowContent } from '../../lib/flows/flow-content';
import { deployedFunction } from '../support/deployed-function';
import { cases, eventFor } from '../support/events';
import { block, contentOf, exampleFlow, MODULE_FILE } from '../support/flows';
import { SHARED_TIME } from '../support/shared-clock';

const BRANCHES = ['None', 'One', 'Several', 'Unknown'];

describe('the module', () => {
  const content = contentOf(MODULE_FILE);
  const contract = contractOf(content);
  const { settings } = content.Metadata as {
    settings: {
      input: { schema: { properties: Record<string, { type: string; description: string }> } };
      transitions: { results: { description: string }[] };
    };
  };

  it('has the branches None, One, Several and Unknown, each with a description', () => {
    expect(contract?.branches).toEqual(BRANCHES);
    for (const { description } of settings.transitions.results) expect(description).not.toBe('');
  });

  it('takes every parameter of the function that a module can pass on, and passes it on', () => {
    // The block has one time limit, and the module returns the same keys always.
    const passed = PARAMETER_NAMES.filter((name) => !['timeLimit', 'list'].includes(name));
    expect(contract?.inputs).toEqual([...passed, 'setContactAttributes']);
    expect(contract?.required).toEqual([]);
    expect(block(content, 'Look up cases').Parameters.LambdaInvocationAttributes).toEqual(
      Object.fromEntries(passed.map((name) => [name, `$.Modules.Input.${name}`])),
    );
  });

  it('says of every input that it is a string, what it does and what its default is', () => {
    for (const { type, description } of Object.values(settings.input.schema.properties)) {
      expect(type).toBe('string');
      expect(description).toMatch(/^\S.+ Default: \w+\.$/);
    }
  });

  it('returns every key of the response by every branch, and nothing of a failed lookup but unknown', () => {
    expect(contract?.results).toEqual([...RESPONSE_KEYS]);
    for (const branch of BRANCHES) {
      const { Result, ResultData } = block(content, `Return ${branch}`).Parameters;
      expect(Result).toBe(branch);
      const value = (key: string) => (branch === 'Unknown' ? 'unknown' : `$.External.${key}`);
      expect(ResultData).toEqual(Object.fromEntries(RESPONSE_KEYS.map((key) => [key, value(key)])));
    }
  });

  it('holds in its content the settings that the designer exports with every module, whatever it declares', () => {
    expect(content.Settings).toMatchObject({ InputParameters: [], OutputParameters: [] });
  });
});

describe('a flow that invokes the module with the real bundle', () => {
  const fn = deployedFunction();
  const values = { functionArn: EXAMPLE_FUNCTION_ARN, flowTimeLimit: fn.timeout / 1000 };
  const modules = new Map([
    ['m', { name: basename(MODULE_FILE), content: readFlow(readFlowContent(MODULE_FILE, values)) }],
  ]);
  let instance: LocalInstance;

  beforeAll(async () => {
    instance = await startLocalInstance({
      functionOf: () => fn,
      functionArn: EXAMPLE_FUNCTION_ARN,
      emulator: { domainId: DEFAULT_DOMAIN_ID, cases: { one: cases(1), several: cases(3) }, quotas: NO_QUOTAS },
      time: SHARED_TIME,
      modules,
    });
  });
  afterAll(() => instance.stop());

  /** A flow that takes each branch to a block of its own and keeps some results. */
  function caller(Input?: object) {
    const Parameters = { FlowModuleId: 'm:$LATEST', ...(Input && { Input }) };
    const keep = { caseCount: '$.Modules.ResultData.caseCount', complete: '$.Modules.ResultData.complete' };
    const next = (Identifier: string) => ({
      Identifier,
      Type: 'UpdateContactAttributes',
      Parameters: { Attributes: { branch: Identifier, ...keep }, TargetContact: 'Current' },
      Transitions: { NextAction: '6', Errors: [], Conditions: [] },
    });
    return readFlow(
      exampleFlow(
        {
          Type: 'InvokeFlowModule',
          Parameters,
          when: Object.fromEntries(BRANCHES.map((branch) => [branch, branch])),
          errors: ['NoMatchingCondition', 'NoMatchingError'],
        },
        ...[...BRANCHES, 'Error'].map(next),
        { Type: 'DisconnectParticipant' },
      ),
    );
  }

  async function call(InitialContactId: string, Input?: object) {
    const event = eventFor(`in-${InitialContactId}`);
    Object.assign(event.Details.ContactData, { InitialContactId });
    return instance.run({ name: 'caller.json', content: caller(Input) }, event);
  }

  it.each([
    ['no input', 'several', undefined, { branch: 'None', caseCount: '0', complete: 'true' }],
    ['another contact', 'several', { contacts: 'Current, Initial' }, { branch: 'Several', caseCount: '3' }],
    [
      'a limit',
      'several',
      { contacts: 'Initial', maxCases: '1' },
      { branch: 'One', caseCount: '1', complete: 'false' },
    ],
    ['a template', 'several', { contacts: 'Initial', templateId: 'template-1' }, { branch: 'One', caseCount: '1' }],
    ['a contact with one case', 'one', { contacts: 'Initial' }, { branch: 'One', caseCount: '1' }],
    ['an impossible value', 'one', { maxCases: 'many' }, { branch: 'Unknown', caseCount: 'unknown' }],
  ])('leaves by the branch of the result with %s', async (_, initial, input, expected) => {
    const { attributes } = await call(initial, input);
    expect(attributes).toMatchObject(expected);
    expect(attributes).not.toHaveProperty('caseLookup');
  });

  it('also gets contact attributes if it asks for them', async () => {
    const found = await call('several', { contacts: 'Initial', setContactAttributes: 'true' });
    expect(found.attributes).toMatchObject({ caseLookup: 'succeeded', caseCount: '3', caseListComplete: 'true' });
    const failed = await call('one', { maxCases: 'many', setContactAttributes: 'true' });
    expect(failed.attributes).toMatchObject({ caseLookup: 'failed', firstCaseId: 'unknown' });
    expect(failed.requests).toEqual([]);
  });

  it('is refused if it passes what the module does not declare', async () => {
    await expect(call('one', { contact: 'Initial' })).rejects.toThrow(
      'caller.json: block "0" (InvokeFlowModule) passes contact, which the module does not declare (it declares: contacts, ',
    );
  });
});
