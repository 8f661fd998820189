import { FUNCTION_ARN_PLACEHOLDER } from '../../lib/flow-content';
import { runCommand, temporaryFolder } from '../support/command';
import { block, contentOf, FLOW_FILE, flowOf, MODULE_FILE, TEST_CASE_FILES } from '../support/flows';

const check = (...parameters: string[]) => runCommand('dev/check-flows.ts', ...parameters);
const files = temporaryFolder();

describe('the command that checks flows', () => {
  it('finds nothing in what comes with the stack', () => {
    const all = [FLOW_FILE, MODULE_FILE, ...TEST_CASE_FILES];
    expect(check(...all)).toEqual({
      status: 0,
      stderr: '',
      stdout: all.map((file) => `${file}: no problem found\n`).join(''),
    });
  });

  it('names every problem of every file with its place and ends with code 1', () => {
    const broken = contentOf(FLOW_FILE);
    block(broken, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '3';
    block(broken, 'Say one').Transitions.Errors = [];
    const [flow, good] = [files.write('broken.json', broken), files.write('good.json', contentOf(MODULE_FILE))];
    const { status, stdout } = check(flow, good);
    expect(status).toBe(1);
    expect(stdout.trim().split('\n')).toEqual([
      expect.stringMatching(/broken\.json: block "Say one" has no Error branch/),
      expect.stringMatching(/broken\.json: block "Look up cases" InvocationTimeLimitSeconds was "3"/),
      `${good}: no problem found`,
    ]);
  });

  it('takes a file that cannot be read for a problem, and checks the others', () => {
    const { status, stdout } = check('none.json', MODULE_FILE);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^none\.json cannot be used: there is no such file.*\n.*no problem found\n$/);
  });

  it('wants the time limit with which the stack is deployed', () => {
    expect(check(FLOW_FILE, '--time-limit', '5').status).toBe(0);
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.InvocationTimeLimitSeconds = '4';
    const { stdout } = check(files.write('four.json', content), '--time-limit', '5');
    expect(stdout).toContain('was "4", and the function works for up to 5 seconds');
  });

  it('knows the function by an ARN that it is told, and wants no placeholder then', () => {
    const content = contentOf(FLOW_FILE);
    const parameters = block(content, 'Look up cases').Parameters;
    Object.assign(parameters, { LambdaFunctionARN: 'arn:x', InvocationTimeLimitSeconds: '3' });
    expect(check(files.write('exported.json', content)).status).toBe(0);
    expect(check(files.file('exported.json'), '--function', 'arn:x').stdout).toContain(
      'was "3", and the function works',
    );
    expect(check(FLOW_FILE, '--function', 'arn:x').stdout).toContain(
      `holds "${FUNCTION_ARN_PLACEHOLDER}", which nobody fills in`,
    );
  });

  it('says when nothing was checked of the function, because no block invokes it by the ARN that it was told', () => {
    const content = contentOf(FLOW_FILE);
    block(content, 'Look up cases').Parameters.LambdaFunctionARN = 'arn:y';
    const file = files.write('other.json', content);
    expect(check(file).stdout).toMatch(
      /no block invokes the function of this project.*if it is arn:y, say so with --function\n/,
    );
    expect(check(file, '--function', 'arn:y').stdout).toBe(`${file}: no problem found\n`);
  });

  it('says of which blocks it checked names and transitions only', () => {
    const flow = flowOf({ Type: 'Loop' }, { Type: 'DisconnectParticipant' });
    const { status, stdout } = check(files.write('loop.json', flow));
    expect(status).toBe(0);
    expect(stdout).toMatch(/only names and transitions were checked: Loop\n.*no problem found/);
  });

  it('takes the type of a flow', () => {
    const { stdout } = check(FLOW_FILE, '--type', 'CUSTOMER_HOLD');
    expect(stdout).toContain('MessageParticipant may not stand in a flow of type CUSTOMER_HOLD');
  });

  it.each([
    [[], 'At least one file of flow content is needed'],
    [[FLOW_FILE, '--type', 'HOLD'], '--type: was "HOLD"; it must be one of CONTACT_FLOW'],
    [[FLOW_FILE, '--time-limit', '9'], '--time-limit: was "9"; it must be a whole number from 1 to 8'],
    [[FLOW_FILE, '--strict'], '--strict is not an option of this command'],
  ])('refuses %j with code 2', (parameters, message) => {
    const { status, stdout, stderr } = check(...(parameters as string[]));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });
});
