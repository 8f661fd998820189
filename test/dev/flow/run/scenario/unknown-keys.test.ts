import { mkdirSync } from 'node:fs';
import { prepare } from '../../../../../dev/flow/run/scenario/prepare';
import { temporaryFolder } from '../../../../support/command';
import { exampleFlow, FLOW_FILE } from '../../../../support/flows';
import { ERROR, end, FILES, lambda, say } from '../../../../support/run';

const files = temporaryFolder();

/** Prepares a scenario for a flow; returns what is wrong with it. */
async function problemOf(scenario: object, flow: string = FLOW_FILE): Promise<string> {
  const scenarioFile = files.write('scenario.json', scenario);
  const given = { files: FILES, functionArns: ['fn'], file: flow, scenarioFile, events: [], testCases: [] };
  return prepare(given).then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('a scenario', () => {
  it.each([
    ['blocks', { blocks: { 'Say on': 'x' } }],
    ['inputs', { inputs: { 'Say on': '1' } }],
    ['inputs of a contact', { contacts: [{ name: 'one', inputs: { 'Say on': '1' } }] }],
    ['expected blocks', { contacts: [{ name: 'one', expect: { blocks: ['Say on'] } }] }],
  ])('is refused where a key in %s is not a block', async (_, scenario) => {
    expect(await problemOf(scenario)).toMatch(
      /^There is no block "Say on" \(did you mean "Say one"\?\); there are "Log this flow", "Look up cases"/,
    );
  });

  it.each([
    ['functions', { functions: { 'arn:nothing': { value: {} } } }],
    ['queues', { queues: { 'arn:nothing': { full: true } } }],
  ])('is refused where a key in %s is neither a block nor named by one', async (section, scenario) => {
    expect(await problemOf(scenario)).toMatch(new RegExp(`^There is no key in ${section} "arn:nothing"`));
  });

  it('may name a function by its block, by its ARN, and by any ARN where a block takes it from the contact', async () => {
    const file = files.write('flow.json', exampleFlow(lambda({ LambdaFunctionARN: 'arn:one' }), end));
    for (const key of ['0', 'arn:one']) expect(await problemOf({ functions: { [key]: { value: {} } } }, file)).toBe('');
    const dynamic = exampleFlow(lambda({ LambdaFunctionARN: '$.Attributes.fn' }), end);
    expect(await problemOf({ functions: { 'arn:any': { value: {} } } }, files.write('dynamic.json', dynamic))).toBe('');
  });

  it('is refused where a block cannot have the error, and is told the branches', async () => {
    const scenario = { blocks: { 'Say one': [{ error: 'NoMatchingError' }, { error: 'NoMatchingEror' }] } };
    expect(await problemOf(scenario)).toBe(
      'Block "Say one" has no error branch "NoMatchingEror" (did you mean "NoMatchingError"?); it can have NoMatchingError',
    );
  });

  it('may say what the error of a function is', async () => {
    expect(await problemOf({ functions: { 'Look up cases': { error: 'out of order' } } })).toBe('');
  });
});

describe('two flows of one file name', () => {
  it('are told apart by their folders', async () => {
    const invoke = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ERROR };
    const file = files.write('check.json', exampleFlow(invoke, end));
    mkdirSync(files.file('module'));
    files.write('module/check.json', exampleFlow(say({ Text: 'a' }), { Type: 'EndFlowModuleExecution' }));
    const scenarioFile = files.write('scenario.json', { modules: { m: 'module/check.json' } });
    const given = { files: FILES, functionArns: [], file, scenarioFile, events: [], testCases: [] };
    const names = (await prepare(given)).everyFlow.map(({ name }) => name);
    expect(names[0]).toMatch(/^case-lookup-test-\w+\/check\.json$/);
    expect(names[1]).toBe('module/check.json');
  });
});
