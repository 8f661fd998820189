import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';

/** Whether CloudFormation has finished with the stack, and whether the last deployment succeeded. */
export async function checkStack({ aws, stack, stackName, command }: Installation): Promise<Finding> {
  const { StackStatus: status = '' } = stack;
  if (['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'IMPORT_COMPLETE'].includes(status))
    return ok(`${stackName} in ${await aws.region()} is ${status}`);
  if (status.endsWith('_IN_PROGRESS') && !status.includes('ROLLBACK'))
    return unknown(
      `${stackName} is ${status}: a deployment is in progress, so the findings below can change; run this again afterwards`,
    );
  return problem(`${stackName} is ${status}: the last change of the stack failed`, {
    remedy: 'look for the first resource that failed, fix the reason and deploy again',
    command: command('cloudformation describe-stack-events', { 'stack-name': stackName }),
  });
}
