import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { prepare } from '../../../../../dev/flow/run/scenario/prepare';
import { temporaryFolder } from '../../../../support/command';
import { exampleFlow, FLOW_FILE } from '../../../../support/flows';
import { ERROR, end, FILES, lambda, say } from '../../../../support/run';

const files = temporaryFolder();

/** Prepares a scenario for a flow; returns what is wrong with it. */
async function problemOf(scenario: object, flow: string = FLOW_FILE, testCases: string[] = []): Promise<string> {
  const scenarioFile = files.write('scenario.json', scenario);
  const given = { files: FILES, functionArns: ['fn'], file: flow, scenarioFile, events: [], testCases };
  return prepare(given).then(
    () => '',
    (error: Error) => error.message,
  );
}

describe('a scenario', () => {
  it.each([
    ['blocks', { blocks: { 'Say on': 'x' } }],
    ['blocks of a contact', { contacts: [{ name: 'one', blocks: { 'Say on': 'x' } }] }],
    ['expected blocks', { contacts: [{ name: 'one', expect: { blocks: ['Say on'] } }] }],
  ])('is refused where a key in %s is not a block', async (_, scenario) => {
    expect(await problemOf(scenario)).toMatch(
      /^There is no block "Say on" \(did you mean "Say one"\?\); there are "Log this flow", "Look up cases"/,
    );
  });

  it.each([
    ['functions', { value: {} }],
    ['queues', { full: true }],
    ['bots', 'Book'],
    ['views', 'Submit'],
    ['hours', true],
    ['metrics', 3],
    ['modules', { result: 'known' }],
    ['modules', join(dirname(FLOW_FILE), 'case-lookup.module.json')],
    ['flows', { end: 'gone' }],
    ['flows', FLOW_FILE],
  ])('is refused where a key in %s is neither a block that asks for it nor named by one', async (section, stub) => {
    const problem = `There is no key in ${section} "arn:nothing"; `;
    expect(await problemOf({ [section]: { 'arn:nothing': stub } })).toMatch(new RegExp(`^${problem}`));
    const contacts = [{ name: 'one', [section]: { 'arn:nothing': { error: 'no' } } }];
    if (section !== 'queues') expect(await problemOf({ contacts })).toMatch(new RegExp(`^${problem}`));
  });

  it('is refused where a key in inputs is not a block that takes input, and is told those that do', async () => {
    const menu = { Type: 'GetParticipantInput', Parameters: { Text: 'a' }, errors: ERROR };
    const file = files.write('menu.json', exampleFlow(say({ Text: 'a' }), menu, end));
    expect(await problemOf({ inputs: { '1': '1' } }, file)).toBe('');
    expect(await problemOf({ inputs: { '0': '1' } }, file)).toMatch(/^There is no key in inputs "0".*; there are "1"$/);
    const contacts = [{ name: 'one', inputs: { 'Say one': '1' } }];
    expect(await problemOf({ contacts })).toBe('There is no key in inputs "Say one"; no block asks for one');
  });

  it('may name the queue of an event, and any queue where a block takes it from the contact', async () => {
    const event = { Details: { ContactData: { Queue: { ARN: 'arn:connect/queue/sales', Name: 'Sales' } } } };
    const queues = { sales: { full: true } };
    expect(await problemOf({ queues })).toMatch(/^There is no key in queues "sales"/);
    expect(await problemOf({ queues, contacts: [{ name: 'one', event }] })).toBe('');
    const dynamic = { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: '$.Attributes.queue' }, errors: ERROR };
    expect(await problemOf({ queues }, files.write('queue.json', exampleFlow(dynamic, end)))).toBe('');
  });

  it('may name what a test case puts in the place of the resource of a block', async () => {
    const hours = { Type: 'CheckHoursOfOperation', Parameters: { HoursOfOperationId: 'office' }, errors: ERROR };
    const file = files.write('hours.json', exampleFlow(hours, end));
    const Strategy = { Type: 'SubstituteResource', SubstituteArn: 'arn:connect/operating-hours/always' };
    const Properties = { ActionType: hours.Type, ActionParameters: hours.Parameters, Strategy };
    const override = { Type: 'OverrideSystemBehavior', Parameters: { Behavior: { Type: 'FlowAction', Properties } } };
    const Observations = [{ Identifier: '0', Event: { Type: 'TestInitiated' }, Actions: [override] }];
    const testCases = [files.write('substitute.json', { Observations })];
    expect(await problemOf({ hours: { always: true } }, file, testCases)).toBe('');
    expect(await problemOf({ hours: { never: true } }, file, testCases)).toMatch(/^There is no key in hours "never"/);
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
