import { flowContent } from '../../../dev/commands/flow-content';
import { runCommand } from '../../support/command';
import { problemsOf } from '../../support/flows';

const functionArn = 'arn:aws:lambda:us-west-2:111122223333:function:lookup:live';
const print = (...options: string[]) => runCommand(flowContent, ...options);

describe('the command flow-content', () => {
  it('prints the sample flow with the ARN and the time limit filled in', async () => {
    const { status, stdout, stderr } = await print('--function', functionArn, '--time-limit', '5');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).not.toContain('${');
    expect(problemsOf(JSON.parse(stdout), { functionArn, timeLimits: { default: 5, longest: 5 } })).toEqual([]);
  });

  it('prints another file', async () => {
    const { stdout } = await print('flows/case-lookup.module.json', '--function', functionArn);
    expect(stdout).toContain(`"${functionArn}"`);
  });

  it.each([
    [[], "required option '--function <arn>' not specified"],
    [['--function', 'lookup'], '--function was "lookup"; it must be the ARN of the function'],
    [['flows/none.json', '--function', functionArn], 'flows/none.json cannot be used: there is no such file'],
  ])('says what is wrong with %j', async (options, message) => {
    const { status, stdout, stderr } = await print(...options);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  });
});
