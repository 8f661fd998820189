import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { flow as command } from '../../../dev/commands/flow';
import { EXAMPLE_FUNCTION_ARN } from '../../../dev/lookup/options';
import { runCommand, temporaryFolder } from '../../support/command';
import { eventFor } from '../../support/events';
import { exampleFlow, FLOW_FILE, MODULE_FILE } from '../../support/flows';
// Loaded before the tests, because it starts the clock before them.
import '../../support/local-instance';

jest.mock('../../../dev/lookup/local-instance', () => jest.requireActual('../../support/local-instance'));

const flow = (...parameters: string[]) => runCommand(command, ...parameters);
const files = temporaryFolder();
const secret = '+15550100';
const event = eventFor('contact-1');
Object.assign(event.Details.ContactData, { CustomerEndpoint: { Address: secret, Type: 'TELEPHONE_NUMBER' } });
const eventFile = files.write('event.json', event);
const list = files.write('list.json', [{}]);
const cases = files.write('cases.json', { 'contact-1': [{ caseId: 'case-1', templateId: 'template-1' }] });

describe('the command that runs a flow', () => {
  it('prints the path through the blocks and the attributes at the end, and nothing of the event', async () => {
    const { status, stdout } = await flow(FLOW_FILE, eventFile, '--cases', cases, '--faults', 'throttle');
    expect(status).toBe(0);
    const lines = stdout.split('\n').map((line) => line.trimEnd());
    expect(lines).toEqual([
      eventFile,
      '   Log this flow (UpdateFlowLoggingBehavior)  flow log on',
      expect.stringMatching(/^ {3}Look up cases \(InvokeLambdaFunction\) {8}\d\.\d\d s {2}throttled$/),
      expect.stringMatching(/^ {47}\d\.\d\d s {2}waited \d\.\d\d s, page of 1$/),
      expect.stringMatching(/^ {46}answered after \d\.\d\d s$/),
      '   Keep the result (UpdateContactAttributes)  sets caseLookup, caseCount, firstCaseId, firstTemplateId, caseIds, caseListComplete, firstCaseStatus, firstCaseReference, openCaseCount, foundBy, firstCaseQueueArn, firstCaseQueueId, firstCaseAssignedUserId',
      '   How many cases (Compare)                   $.External.caseCount is "1"',
      '                                              -> Equals "1"',
      '   Say one (MessageParticipant)               "We have found your case."',
      '   Hang up (DisconnectParticipant)            the contact is disconnected',
      '',
      'attributes',
      '   caseLookup               "succeeded"',
      '   caseCount                "1"',
      '   firstCaseId              "case-1"',
      '   firstTemplateId          "template-1"',
      '   caseIds                  "case-1"',
      '   caseListComplete         "true"',
      '   firstCaseStatus          ""',
      '   firstCaseReference       ""',
      '   openCaseCount            ""',
      '   foundBy                  "contact"',
      '   firstCaseQueueArn        ""',
      '   firstCaseQueueId         ""',
      '   firstCaseAssignedUserId  ""',
      '',
      '',
    ]);
    expect(stdout).not.toContain(secret);
  });

  it('writes a page of the flow and its module with the run of each contact, also of one that stops', async () => {
    const invoke = { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'm' }, errors: ['NoMatchingError'] };
    const file = files.write('stops.json', exampleFlow(invoke, { Type: 'Wait' }));
    const page = join(dirname(file), 'page.html');
    const scenario = files.write('stops.scenario.json', { modules: { m: MODULE_FILE } });
    const options = ['--scenario', scenario, '--cases', cases, '--page', page];
    const { status, stderr } = await flow(file, eventFile, ...options);
    expect(status).toBe(2);
    expect(stderr).toContain(`The page is in ${page}`);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('case-lookup.module.json</text>');
    expect(html).toContain('aria-label="Look up cases');
    expect(html).toContain('Requests to Cases in ');
    expect(html).toContain('<b>Stopped:</b> stops.json: block &quot;1&quot;');
    expect(html).not.toContain(secret);
  });

  it('prints the same as one JSON document, with the coverage', async () => {
    const options = ['--cases', cases, '--format', 'json', '--coverage'];
    const { status, stdout } = await flow(FLOW_FILE, eventFile, eventFile, ...options);
    expect(status).toBe(0);
    const { contacts, coverage } = JSON.parse(stdout);
    expect(contacts).toHaveLength(2);
    expect(contacts[0]).toMatchObject({
      contact: eventFile,
      end: 'the contact is disconnected',
      attributes: { caseCount: '1' },
      failures: [],
    });
    expect(contacts[0].path[3]).toMatchObject({
      block: 'How many cases',
      type: 'Compare',
      branch: 'Equals "1"',
      logged: true,
    });
    expect(contacts[1].attributes).toEqual(contacts[0].attributes);
    expect(coverage).toMatchObject({ taken: 5, of: 19 });
    expect(coverage.missed).toContainEqual({
      flow: 'case-lookup.flow.json',
      block: 'Say one',
      branch: 'NoMatchingError',
      place: 'block "Say one" (MessageParticipant "We have found your case.")',
    });
  });

  it('prints nothing but JSON with --format json, also of a flow that cannot be run to its end', async () => {
    const on = { Type: 'UpdateFlowLoggingBehavior', Parameters: { FlowLoggingBehavior: 'Enabled' } };
    const file = files.write('unknown.json', exampleFlow(on, { Type: 'PlayPrompt' }));
    const { status, stdout, stderr } = await flow(file, eventFile, '--format', 'json');
    expect(status).toBe(2);
    expect(JSON.parse(stdout).contacts[0]).toMatchObject({
      contact: eventFile,
      path: [{ block: '0', branch: 'Success' }, { block: '1' }],
      error: expect.stringContaining('unknown.json: block "1" (PlayPrompt) asks what this type of block does'),
    });
    expect(stderr).toContain('block "1" (PlayPrompt) asks what this type of block does');
  });

  it('gathers the coverage of several runs in a file', async () => {
    const file = files.file('coverage.json');
    const both = ['--cases', cases, '--coverage-file', file];
    expect((await flow(MODULE_FILE, eventFile, ...both)).stdout).toContain('branches taken: 3 of 14 (21 %)');
    const { stdout } = await flow(MODULE_FILE, eventFile, ...both, '--faults', '403*');
    expect(stdout).toContain(
      'branches taken: 5 of 14 (35 %)\n  not taken: case-lookup.module.json, block "Attributes for the result" (Compare), Equals "true"\n',
    );
    expect(JSON.parse(readFileSync(file, 'utf8'))).toHaveLength(5);
  });

  it('runs a flow that invokes a module and another function', async () => {
    const error = ['NoMatchingError'];
    const parameters = {
      LambdaFunctionARN: 'arn:other',
      InvocationTimeLimitSeconds: '3',
      ResponseValidation: { ResponseType: 'JSON' },
    };
    const content = exampleFlow(
      { Type: 'InvokeFlowModule', Parameters: { FlowModuleId: 'module-1' }, errors: error },
      { Type: 'InvokeLambdaFunction', Parameters: parameters, errors: error },
      {
        Type: 'MessageParticipant',
        Parameters: { Text: '$.Modules.ResultData.caseCount for $.External.customer.name' },
        errors: error,
      },
      { Type: 'DisconnectParticipant' },
    );
    const scenario = files.write('modules.scenario.json', {
      modules: { 'module-1': MODULE_FILE },
      functions: { 'arn:other': { value: { customer: { name: 'Jane' } } } },
    });
    const file = files.write('flow.json', content);
    const { stdout } = await flow(file, eventFile, '--scenario', scenario, '--cases', cases);
    expect(stdout).toContain('back from case-lookup.module.json');
    expect(stdout).toContain('"1 for Jane"');
  });

  it('runs content that names the function by its ARN, and prints what it logs', async () => {
    const named = readFileSync(FLOW_FILE, 'utf8').replace(/\$\{CaseLookupFunctionArn\}/, 'arn:mine');
    const file = files.write('named.json', named);
    const ran = await flow(file, eventFile, '--function', 'arn:mine', '--cases', cases, '--logs');
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('"message":"Cases looked up"');
    const { status, stderr } = await flow(file, eventFile);
    expect(status).toBe(2);
    expect(stderr).toContain(
      'named.json: block "Look up cases" (InvokeLambdaFunction) invokes arn:mine, which nothing here answers for; if it is the function of this project, use --function arn:mine',
    );
    expect(stderr).not.toContain(EXAMPLE_FUNCTION_ARN);
  });

  it('skips files that hold no event, and names them once', async () => {
    const { status, stdout, stderr } = await flow(FLOW_FILE, cases, eventFile, FLOW_FILE, '--cases', cases);
    expect(status).toBe(0);
    expect(stderr).toBe(`Skipped, because it is not an event of a flow: ${cases}, ${FLOW_FILE}\n`);
    expect(stdout.match(/^attributes$/gm)).toHaveLength(1);
  });

  it('says in one sentence that a file is nested too deeply', async () => {
    const deep = `{"Version": "2019-10-30", "StartAction": "a", "Actions": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const { status, stderr } = await flow(files.write('deep.json', deep), eventFile);
    expect([status, stderr]).toEqual([2, 'A file is nested too deeply to be read\n']);
  });

  it('shows nothing of an event that is not valid JSON', async () => {
    const file = files.write('broken.json', `{"Address": x${secret}}`);
    const { status, stderr } = await flow(FLOW_FILE, file);
    expect(status).toBe(2);
    expect(stderr).toContain('broken.json cannot be read as JSON: it is not valid');
    expect(stderr).not.toContain(secret);
  });

  it.each([
    [[FLOW_FILE], 'A file of flow content, and files of events, --scenario or --test-cases are needed'],
    [[FLOW_FILE, FLOW_FILE], /case-lookup\.flow\.json is not an event of a flow/],
    [
      [eventFile, eventFile],
      /event\.json cannot be read as a flow: Version was missing; it must be "2019-10-30"; StartAction/,
    ],
    [[FLOW_FILE, eventFile, '--faults', 'x'], /--faults <list>' .*"x" is not a known step/],
    [[FLOW_FILE, eventFile, '--coverage-file', list], /list\.json holds no coverage of flows; it stays as it is/],
  ])('refuses %j with code 2', async (parameters, message) => {
    const { status, stderr } = await flow(...(parameters as string[]));
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});
