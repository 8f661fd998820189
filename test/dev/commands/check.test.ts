import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FUNCTION_ARN_PLACEHOLDER } from '../../../lib/flows/flow-content';
import { runCommand, temporaryFolder } from '../../support/command';
import { block, contentOf, FLOW_FILE, flowOf, MODULE_FILE, TEST_CASE_FILES } from '../../support/flows';

const check = (...parameters: string[]) => runCommand('dev/commands/check.ts', ...parameters);
const files = temporaryFolder();

describe('the command that checks flows', () => {
  it('finds no problem in the sample flow, the module and the test cases', () => {
    const all = [FLOW_FILE, MODULE_FILE, ...TEST_CASE_FILES];
    const { status, stderr, stdout } = check(...all, '--strict');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.match(/: no problem found/g)).toHaveLength(all.length);
  });

  it('names every finding of every file with its level and place, errors first, and exits with code 1', () => {
    const broken = contentOf(FLOW_FILE);
    block(broken, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '3';
    block(broken, 'Say one').Transitions.Errors = [];
    const { status, stdout } = check(files.write('broken.json', broken), MODULE_FILE);
    expect(status).toBe(1);
    expect(stdout.split('\n').filter((line) => !line.includes(': note: '))).toEqual([
      expect.stringMatching(
        /broken\.json: error: block "Look up cases" \(InvokeLambdaFunction\) Invocation\S+ was "3"/,
      ),
      expect.stringMatching(/broken\.json: warning: block "Say one" .* has no Error branch/),
      expect.stringMatching(/broken\.json: 1 error, 1 warning/),
      expect.stringMatching(/module\.json: no problem found/),
      '',
    ]);
  });

  it('exits with code 0 when there are only warnings, and with code 1 with --strict', () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Transitions.Errors = [];
    const file = files.write('warning.json', flow);
    expect(check(file).status).toBe(0);
    expect(check(file, '--strict').status).toBe(1);
  });

  it('writes a page of all files with their findings, also of one that cannot be read as a flow', () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Type = 'SayPrompt';
    const file = files.write('drawn.json', flow);
    const page = join(dirname(file), 'page.html');
    const { stderr } = check(file, files.write('form.json', { Version: '1' }), '--page', page);
    expect(stderr).toContain(`The page is in ${page}`);
    const html = readFileSync(page, 'utf8');
    expect(html).toContain('<title>2 files</title>');
    expect(html).toMatch(/<g class="mark error"><title>error: has the type SayPrompt, which does not exist/);
    expect(html).toMatch(/form\.json<\/h3>[\s\S]*Version was &quot;1&quot;/);
  });

  it('makes one finding of many equal ones', () => {
    const prompts = Array.from({ length: 120 }, () => ({ Type: 'MessageParticipant', Parameters: { Text: 'Hello' } }));
    const { stdout } = check(files.write('prompts.json', flowOf(...prompts, { Type: 'DisconnectParticipant' })));
    expect(stdout).toMatch(
      /warning: 120 places \(block "0" \(MessageParticipant "Hello"\), .* and 117 more\) has no Error branch/,
    );
    expect(stdout.match(/has no Error branch/g)).toHaveLength(1);
  });

  it('cites the page that each finding rests on', () => {
    const flow = contentOf(FLOW_FILE);
    block(flow, 'Say one').Type = 'SayPrompt';
    const { stdout } = check(files.write('explained.json', flow), '--explain');
    const lines = stdout.trim().split('\n').slice(0, -1);
    const [findings, sources] = [0, 1].map((odd) => lines.filter((_, index) => index % 2 === odd));
    expect(findings).toContainEqual(expect.stringContaining('has the type SayPrompt, which does not exist'));
    for (const source of sources as string[]) {
      expect(source).toMatch(/^ {4}see (https:\/\/docs\.aws\.amazon\.com\/connect\/latest\/|docs\/|flows\/)/);
    }
  });

  it('reports a file that cannot be read, and checks the others', () => {
    const { status, stdout } = check('none.json', MODULE_FILE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^none\.json: error: .*there is no such file.*\n.*1 error\n(.*\n)*.*no problem found/);
  });

  it('demands the time limit with which the stack is deployed', () => {
    expect(check(FLOW_FILE, '--time-limit', '5').status).toBe(0);
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '4';
    const { stdout } = check(files.write('four.json', content), '--time-limit', '5');
    expect(stdout).toContain('was "4"; the function can work for 5 seconds');
  });

  it('knows the function by the ARN that it is given, and expects no placeholder then', () => {
    const content = contentOf(FLOW_FILE);
    const parameters = block(content, 'Look up cases').Parameters;
    Object.assign(parameters, { LambdaFunctionARN: 'arn:x', InvocationTimeLimitSeconds: '3' });
    expect(check(files.write('exported.json', content)).status).toBe(0);
    expect(check(files.file('exported.json'), '--function', 'arn:x').stdout).toContain('was "3"; the function can');
    expect(check(FLOW_FILE, '--function', 'arn:x').stdout).toContain(
      `holds "${FUNCTION_ARN_PLACEHOLDER}", a placeholder that is not filled in here`,
    );
  });

  it('says when no block invokes the function by the ARN that it was given', () => {
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.LambdaFunctionARN = 'arn:y';
    const file = files.write('other.json', content);
    expect(check(file).stdout).toMatch(
      /do not invoke the function of this project.*if it is arn:y, name it with --function/,
    );
    expect(check(file, '--function', 'arn:y').stdout).not.toContain('do not invoke the function');
  });

  it('takes the type of a flow', () => {
    const { stdout } = check(FLOW_FILE, '--type', 'CUSTOMER_HOLD');
    expect(stdout).toContain('may not stand in a flow of type CUSTOMER_HOLD');
  });

  it.each([
    [[], 'At least one file of flow content is needed'],
    [[FLOW_FILE, '--type', 'HOLD'], '--type: was "HOLD"; it must be one of CONTACT_FLOW'],
    [[FLOW_FILE, '--time-limit', '9'], '--time-limit: was "9"; it must be a whole number from 1 to 8'],
    [[FLOW_FILE, '--lenient'], '--lenient is not an option of this command'],
  ])('refuses %j with code 2', (parameters, message) => {
    const { status, stdout, stderr } = check(...(parameters as string[]));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});

describe('the command that checks flows reads', () => {
  const json = JSON.stringify(contentOf(FLOW_FILE));
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
      JSON.stringify({ ContactFlowModule: { Name: 'x', Content: json } }),
      'this is the answer of describe-contact-flow-module; its member Content is the flow',
    ],
    ['content as a string of JSON', JSON.stringify(json), 'this is content as a string of JSON'],
  ])('%s', (name, text, note) => {
    const file = files.file(`${name}.json`);
    writeFileSync(file, text);
    const { status, stdout } = check(file);
    expect(status).toBe(0);
    expect(stdout).toContain('no problem found');
    expect(stdout).toContain(note);
  });
});
