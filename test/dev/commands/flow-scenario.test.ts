import { mkdirSync, readFileSync } from 'node:fs';
import { flow as command } from '../../../dev/commands/flow';
import { start } from '../../../dev/commands/start';
import { runCommand, temporaryFolder } from '../../support/command';
import { eventFor } from '../../support/events';
import { exampleFlow, FLOW_FILE } from '../../support/flows';
import { end, lambda } from '../../support/run';
// Loaded before the tests, because it starts the clock before them.
import '../../support/local-instance';

jest.mock('../../../dev/lookup/local-instance', () => jest.requireActual('../../support/local-instance'));

const flow = (...parameters: string[]) => runCommand(command, ...parameters);
const files = temporaryFolder();
const eventFile = files.write('event.json', eventFor('contact-1'));

describe('the command that runs a flow with a scenario', () => {
  const scenario = 'flows/case-lookup.scenario.json';

  it('runs every contact of the scenario of the sample flow, and each is as expected', async () => {
    const junit = files.file('junit.xml');
    const { status, stdout } = await flow(FLOW_FILE, '--scenario', scenario, '--junit', junit);
    expect(status).toBe(0);
    expect(stdout.match(/^as expected$/gm)).toHaveLength(4);
    expect(readFileSync(junit, 'utf8')).toContain('<testsuites tests="4" failures="0" errors="0"');
  });

  it('draws a module with its branches by their names, and how each run left it', async () => {
    const page = files.file('module.html');
    const parameters = ['flows/by-module.flow.json', '--scenario', 'flows/by-module.scenario.json', '--page', page];
    expect((await flow(...parameters)).status).toBe(0);
    const html = readFileSync(page, 'utf8');
    for (const branch of ['None', 'One', 'Several', 'Unknown']) {
      // Beside the block that invokes the module, at the Return block, and in the list of blocks.
      expect(html).toMatch(new RegExp(`<text class="branch"[^>]*>${branch}</text>`));
      expect(html).toMatch(new RegExp(`<text class="detail"[^>]*>${branch}</text>`));
      expect(html).toContain(`<li>${branch} → `);
      expect(html).toContain(`<p class="left">Branch: ${branch}</p>`);
    }
  });

  it('ends with code 1 when something is not as expected, and says what', async () => {
    const contacts = [{ name: 'one', functions: { 'Look up cases': { value: {} } }, expect: { end: 'never' } }];
    const file = files.write('unmet.json', { contacts });
    const { status, stdout } = await flow(FLOW_FILE, '--scenario', file);
    expect(status).toBe(1);
    expect(stdout).toContain('NOT AS EXPECTED: the run ends with: the contact is disconnected; expected was: never');
  });

  it('runs with the template that it wrote, handlers in files of your own included', async () => {
    const handler = files.write('own.cjs', 'exports.run = ({ Details }) => ({ id: Details.ContactData.Channel });');
    const invoke = { LambdaFunctionARN: 'arn:$'.concat('{STAGE}'), InvocationTimeLimitSeconds: '3' };
    const content = exampleFlow(
      { Type: 'InvokeLambdaFunction', Parameters: invoke, errors: ['NoMatchingError'] },
      { Type: 'MessageParticipant', Parameters: { Text: 'id $.External.id' }, errors: ['NoMatchingError'] },
      { Type: 'DisconnectParticipant' },
    );
    const file = files.write('asks.json', content);
    const template = JSON.parse((await flow(file, '--scenario-template')).stdout);
    expect(template).toMatchObject({
      placeholders: { STAGE: 'STAGE' },
      functions: { 'arn:STAGE': { value: { id: '1' } } },
    });
    expect((await flow(file, '--scenario', files.write('template.json', template))).stdout).toContain('"id 1"');
    const own = { ...template, functions: { 'arn:STAGE': { handler: `${handler}#run` } } };
    expect((await flow(file, '--scenario', files.write('own.json', own))).stdout).toContain('"id VOICE"');
    const refused = await flow(file, eventFile);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain('the placeholder STAGE has no value');
  });

  it("runs Connect's own test cases", async () => {
    const { status, stdout } = await flow(FLOW_FILE, '--test-cases', 'flows/case-lookup.testcases');
    expect(status).toBe(0);
    expect(stdout.match(/^as expected$/gm)).toHaveLength(4);
  });

  it('reports a test case that it cannot run, and runs the others', async () => {
    const unknown = JSON.parse(readFileSync('flows/case-lookup.testcases/none.json', 'utf8'));
    unknown.Observations[1].Event.Type = 'CallEnded';
    const [file, junit] = [files.write('unknown.json', unknown), files.file('unknown.xml')];
    const parameters = ['--test-cases', file, '--test-cases', 'flows/case-lookup.testcases', '--junit', junit];
    const { status, stdout, stderr } = await flow(FLOW_FILE, ...parameters);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /unknown\.json cannot be run as a test case: observation ".*" waits for "CallEnded", which is/,
    );
    expect(stdout.match(/^as expected$/gm)).toHaveLength(4);
    expect(readFileSync(junit, 'utf8')).toContain('<testsuites tests="5" failures="0" errors="1"');
  });

  it('reports a contact whose handler cannot be loaded, and runs the others', async () => {
    const asynchronous = { LambdaFunctionARN: 'arn:x', InvocationType: 'ASYNCHRONOUS' };
    const file = files.write(
      'handlers.json',
      exampleFlow(lambda(asynchronous), lambda({ LambdaFunctionARN: 'arn:y' }), end),
    );
    const scenario = files.write('handlers.scenario.json', {
      functions: { 'arn:x': { handler: 'none.cjs' }, 'arn:y': { value: {}, delaySeconds: 1 } },
      contacts: [{ name: 'one' }, { name: 'two', functions: { 'arn:x': { value: {} } }, expect: { blocks: ['1'] } }],
    });
    const { status, stdout, stderr } = await flow(file, '--scenario', scenario);
    expect([status, stdout]).toEqual([2, expect.stringMatching(/^as expected$/m)]);
    expect(stderr).toMatch(/^The handler \S+none\.cjs cannot be loaded: /);
  });

  it('prints what a function and a flow say in lines of its own, without control characters', async () => {
    const error = 'a\u001b]52;c;eA==\u0007\n::error::forged';
    const contacts = [{ name: 'one\n##[error]x', functions: { 'Look up cases': { error } } }];
    const { status, stdout } = await flow(FLOW_FILE, '--scenario', files.write('hostile.json', { contacts }));
    expect(status).toBe(0);
    expect(stdout).toContain('Error: a\\u001b]52;c;eA==\\u0007\\u000a::error::forged');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]|^\s*::|##\[error/m);
  });

  it('says that there is no such test case, in the words of every other file', async () => {
    const { status, stderr } = await flow(FLOW_FILE, '--test-cases', 'nope.json');
    expect([status, stderr]).toEqual([2, 'nope.json cannot be used: there is no such file.\n']);
  });

  it('refuses a folder without test cases', async () => {
    mkdirSync(files.file('empty'));
    const { status, stderr } = await flow(FLOW_FILE, '--test-cases', files.file('empty'));
    const problem = `--test-cases: ${files.file('empty')} holds no .json file; name a test case, or another folder`;
    expect([status, stderr]).toEqual([2, `${problem}\n`]);
  });

  it('shows the sample flow at work with npm start', async () => {
    const { status, stdout } = await runCommand(start);
    expect(status).toBe(0);
    expect(stdout.match(/^as expected$/gm)).toHaveLength(7);
    expect(stdout).toMatch(/CasesThrottledError/);
    expect(stdout).toMatch(/^These contacts took \d+ of the 23 branches of the flow\.$/m);
    expect(stdout).toMatch(/7 of 7 as expected\n$/);
  });
});
