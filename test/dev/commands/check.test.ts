import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { check as command } from '../../../dev/commands/check';
import { FUNCTION_ARN_PLACEHOLDER } from '../../../lib/flows/flow-content';
import { processorTime, runCommand, temporaryFolder } from '../../support/command';
import { block, contentOf, exampleFlow, FLOW_FILE, MODULE_FILE, TEST_CASE_FILES } from '../../support/flows';

const check = (...parameters: string[]) => runCommand(command, ...parameters);
const files = temporaryFolder();

describe('the command that checks flows', () => {
  it('finds no problem in the sample flow, the module and the test cases', async () => {
    const all = [FLOW_FILE, MODULE_FILE, ...TEST_CASE_FILES];
    const { status, stderr, stdout } = await check(...all, '--error-on', 'warning');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.match(/: no problem found/g)).toHaveLength(all.length);
  });

  it('names every finding of every file with its level and place, errors first, and exits with code 1', async () => {
    const broken = contentOf(FLOW_FILE);
    block(broken, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '3';
    Object.assign(block(broken, 'Say one').Parameters, { Volume: '11' });
    const { status, stdout } = await check(files.write('broken.json', JSON.stringify(broken, null, 2)), MODULE_FILE);
    expect(status).toBe(1);
    expect(stdout.split('\n').filter((line) => !/:\d+: note /.test(line))).toEqual([
      expect.stringMatching(
        /broken\.json:\d\d+: error function-time-limit: block "Look up cases" \(InvokeLambdaFunction\) Invocation\S+ was "3"/,
      ),
      expect.stringMatching(
        /broken\.json:\d\d+: warning unknown-parameter: block "Say one" .* has the parameter Volume/,
      ),
      expect.stringMatching(/broken\.json: 1 error, 1 warning/),
      expect.stringMatching(/module\.json: no problem found/),
      '',
    ]);
  });

  it('exits with code 0 when there are only warnings, and with code 1 with --error-on warning', async () => {
    const flow = contentOf(FLOW_FILE);
    Object.assign(block(flow, 'Say one').Parameters, { Volume: '11' });
    const file = files.write('warning.json', flow);
    expect((await check(file)).status).toBe(0);
    expect((await check('--error-on', 'warning', '--ignore', 'unknown-parameter', file)).status).toBe(0);
    expect((await check(file, '--error-on', 'warning')).status).toBe(1);
  });

  it('writes a page of all files with their findings, also of one that cannot be read as a flow', async () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Type = 'SayPrompt';
    const file = files.write('drawn.json', flow);
    const page = join(dirname(file), 'page.html');
    const { stderr } = await check(file, files.write('form.json', { Version: '1' }), '--page', page);
    expect(stderr).toContain(`The page is in ${page}`);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<title>2 files</title>');
    expect(html).toMatch(/<g class="mark error"><title>error: has the type SayPrompt, which does not exist/);
    expect(html).toMatch(/form\.json<\/h3>[\s\S]*Version was &quot;1&quot;/);
  });

  it('makes one line of many equal findings, and counts each', async () => {
    const prompts = Array.from({ length: 120 }, () => ({ Type: 'MessageParticipant', Parameters: { Text: 'Hello' } }));
    const { stdout } = await check(
      files.write('prompts.json', exampleFlow(...prompts, { Type: 'DisconnectParticipant' })),
    );
    expect(stdout).toMatch(/note undecided-branch: block "0" .* \(also at line 1, 1, 1 and 116 more\)/);
    expect(stdout.match(/has no Error branch/g)).toHaveLength(1);
    expect(stdout).toContain('121 notes');
  });

  it('cites the page that each finding rests on', async () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Type = 'SayPrompt';
    const { stdout } = await check(files.write('explained.json', flow), '--explain');
    const lines = stdout.trim().split('\n').slice(0, -1);
    const [findings, sources] = [0, 1].map((odd) => lines.filter((_, index) => index % 2 === odd));
    expect(findings).toContainEqual(expect.stringContaining('has the type SayPrompt, which does not exist'));
    for (const source of sources as string[]) {
      expect(source).toMatch(/^ {4}see (https:\/\/docs\.aws\.amazon\.com\/connect\/latest\/|docs\/|flows\/|README)/);
    }
  });

  it('reports a file that cannot be read with code 2, and checks the others', async () => {
    const { status, stdout } = await check('none.json', MODULE_FILE);
    expect(status).toBe(2);
    expect(stdout).toMatch(
      /^none\.json:1: error unreadable-file: .*there is no such file.*\n.*1 error\n(.*\n)*.*no problem found/,
    );
  });

  it('demands the time limit with which the stack is deployed', async () => {
    expect((await check(FLOW_FILE, '--time-limit', '5')).status).toBe(0);
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '4';
    const { stdout } = await check(files.write('four.json', content), '--time-limit', '5');
    expect(stdout).toContain('was "4"; the function can work for 5 seconds');
  });

  it('knows the function by the ARN that it is given, and expects no placeholder then', async () => {
    const content = contentOf(FLOW_FILE);
    const parameters = block(content, 'Look up cases').Parameters;
    Object.assign(parameters, {
      LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:x',
      InvocationTimeLimitSeconds: '3',
    });
    expect((await check(files.write('exported.json', content))).status).toBe(0);
    expect(
      (await check(files.file('exported.json'), '--function', 'arn:aws:lambda:us-west-2:111122223333:function:x'))
        .stdout,
    ).toContain('was "3"; the function can');
    expect((await check(FLOW_FILE, '--function', 'arn:aws:lambda:us-west-2:111122223333:function:x')).stdout).toContain(
      `holds "${FUNCTION_ARN_PLACEHOLDER}", a placeholder that is not filled in here`,
    );
  });

  it('says when no block invokes the function by the ARN that it was given', async () => {
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.LambdaFunctionARN = 'arn:aws:lambda:us-west-2:111122223333:function:y';
    const file = files.write('other.json', content);
    expect((await check(file)).stdout).toMatch(
      /do not invoke the function of this project.*if it is arn:aws:lambda:us-west-2:111122223333:function:y, name it with --function/,
    );
    expect((await check(file, '--function', 'arn:aws:lambda:us-west-2:111122223333:function:y')).stdout).not.toContain(
      'do not invoke the function',
    );
  });

  it('lists its rules', async () => {
    const { status, stdout } = await check('--list-rules');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^endless-loop +warning +A loop without a person/m);
  });

  it('takes ignored rules, the failing level and the types of flows from a file', async () => {
    const flow = contentOf(FLOW_FILE);
    Object.assign(block(flow, 'Say one').Parameters, { Volume: '11' });
    const file = files.write('configured.json', flow);
    const config = (content: object) => files.write('lint.json', content);
    expect((await check(file, '--config', config({ errorOn: 'warning' }))).status).toBe(1);
    const ignore = { errorOn: 'warning', ignore: ['unknown-parameter'] };
    expect((await check(file, '--config', config(ignore))).status).toBe(0);
    const types = { flowTypes: { 'configured.json': 'CUSTOMER_HOLD' } };
    expect((await check(file, '--config', config(types))).stdout).toContain('in a flow of type CUSTOMER_HOLD');
    const { status, stderr } = await check(file, '--config', config({ ignored: [], flowTypes: { x: 'HOLD' } }));
    expect(status).toBe(2);
    expect(stderr).toMatch(/has "ignored", which is not a setting; flowTypes\["x"\] must be one of CONTACT_FLOW/);
  });

  it('checks the answer of describe-contact-flow as the type that it names', async () => {
    const Content = JSON.stringify(exampleFlow({ Type: 'DisconnectParticipant' }));
    const file = files.write('described.json', { ContactFlow: { Type: 'CUSTOMER_HOLD', Content } });
    const { status, stdout } = await check(file);
    expect(status).toBe(1);
    expect(stdout).toContain('is not allowed in a flow of type CUSTOMER_HOLD');
  });

  it('takes the type of a flow', async () => {
    const { stdout } = await check(FLOW_FILE, '--type', 'CUSTOMER_HOLD');
    expect(stdout).toContain('is not allowed in a flow of type CUSTOMER_HOLD');
  });

  it.each([
    [[], 'at least one file or folder is needed'],
    [[FLOW_FILE, '--ignore', 'endless-loops'], 'there is no rule "endless-loops" (did you mean endless-loop?)'],
    [[FLOW_FILE, '--type', 'HOLD'], /--type <type>' argument 'HOLD' is invalid. Allowed choices are CONTACT_FLOW/],
    [[FLOW_FILE, '--time-limit', '9'], "argument '9' is invalid. It must be a whole number from 1 to 8"],
    [[FLOW_FILE, '--lenient'], "unknown option '--lenient'"],
  ])('refuses %j with code 2', async (parameters, message) => {
    const { status, stdout, stderr } = await check(...(parameters as string[]));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('the command that checks flows, with other files', () => {
  const scenario = { contacts: [{ name: 'one' }] };

  it('checks a scenario as a scenario', async () => {
    expect(await check(files.write('good.scenario.json', scenario))).toMatchObject({ status: 0 });
    const { status, stdout } = await check(files.write('bad.scenario.json', { contacts: [{ nam: 'one' }] }));
    expect(status).toBe(1);
    expect(stdout).toContain('error scenario-form: the scenario: contacts/0 has "nam", which does not exist there');
  });

  it.each([
    ['events', { Details: { ContactData: {} } }],
    ['cases', { 'contact-1': [] }],
    ['lists', []],
  ])('has one finding for %s', async (name, content) => {
    const { status, stdout } = await check(files.write(`${name}.json`, content));
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^.*error unreadable-file: the file is not flow content, a test case or a scenario\n.*: 1 error\n$/,
    );
  });

  it('checks the JSON files of a folder, in every format, and notes those that hold something else', async () => {
    mkdirSync(files.file('folder/inside'), { recursive: true });
    files.write('folder/cases.json', {});
    files.write('folder/inside/flow.json', contentOf(FLOW_FILE));
    files.write('folder/scenario.json', scenario);
    files.write('folder/README.md', '');
    const { status, stdout } = await check(files.file('folder'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/cases\.json:1: note other-file: the file is not flow content/);
    expect(stdout.match(/: no problem found/g)).toHaveLength(3);
    const asJson = await check(files.file('folder'), '--format', 'json');
    expect(JSON.parse(asJson.stdout)).toContainEqual(
      expect.objectContaining({ file: files.file('folder/cases.json') }),
    );
  });

  it('refuses a folder without JSON files, in which nothing would be checked', async () => {
    mkdirSync(files.file('empty/inside'), { recursive: true });
    files.write('empty/README.md', '');
    const { status, stdout, stderr } = await check(MODULE_FILE, files.file('empty'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(
      `${files.file('empty')} holds no .json file, so nothing was checked; name a file, or another folder\n`,
    );
  });

  it('has a finding for JSON that is nested too deeply, and checks the rest', async () => {
    const deep = `{"Version": "2019-10-30", "StartAction": "a", "Actions": ${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const { status, stdout } = await check(files.write('deep.json', deep), MODULE_FILE);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /deep\.json:1: error unreadable-file: the file is nested too deeply to be checked\n(.*\n)*.*no problem found/,
    );
  });

  it('checks a text of 100,000 opening brackets at once', async () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Parameters = { Text: '<'.repeat(100_000) };
    const file = files.write('brackets.json', flow);
    const spent = processorTime();
    await check(file);
    expect(spent()).toBeLessThan(5000);
  });

  it('prints no control character of a flow, and no line that a runner of GitHub takes for a command', async () => {
    const flow = contentOf(FLOW_FILE);
    const hostile = 'a\u001b]52;c;eA==\u0007\n::error::forged\u009b31m';
    block(flow, 'Say one').Identifier = hostile;
    const file = files.write('hostile.json', flow);
    for (const format of ['text', 'github', 'sarif', 'json']) {
      const { stdout } = await check(file, '--format', format);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]|^::error::forged/m);
    }
  });
});

describe('the command that checks flows reads', () => {
  const json = JSON.stringify(contentOf(FLOW_FILE));
  const module = contentOf(MODULE_FILE);
  const [moduleContent, settings] = [module, module.Metadata.settings].map((value) => JSON.stringify(value));
  const utf16 = Buffer.from(`\ufeff${json}`, 'utf16le');

  it.each<[string, string | Buffer, string]>([
    ['a file with a byte-order mark', `\ufeff${json}`, ''],
    ['a file in UTF-16', utf16, ''],
    ['a file in UTF-16 with the high byte first', Buffer.from(utf16).swap16(), ''],
    [
      'the answer of describe-contact-flow',
      JSON.stringify({ ContactFlow: { Name: 'x', Content: json } }),
      'this is the answer of describe-contact-flow; its member Content is the flow',
    ],
    [
      'the answer of describe-contact-flow-module',
      JSON.stringify({ ContactFlowModule: { Name: 'x', Content: moduleContent, Settings: settings } }),
      'this is the answer of describe-contact-flow-module; its member Content is the flow',
    ],
    ['content as a string of JSON', JSON.stringify(json), 'this is content as a string of JSON'],
  ])('%s', async (name, text, note) => {
    const file = files.file(`${name}.json`);
    writeFileSync(file, text);
    const { status, stdout } = await check(file);
    expect(status).toBe(0);
    expect(stdout).toContain('no problem found');
    expect(stdout).toContain(note);
  });
});
