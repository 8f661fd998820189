import { paginateDescribeStacks, type Stack } from '@aws-sdk/client-cloudformation';
import { STACK_DESCRIPTION } from '../../lib/stack-description';
import type { AwsClients } from './aws';
import { CallError } from './supervise';

/** There is no stack to check, or more than one; the message is a whole sentence. */
export class StackNotFoundError extends Error {
  override readonly name = 'StackNotFoundError';
}

/** Finds the stack with a name, or the only one of this project in the Region. @throws StackNotFoundError */
export async function findStack(aws: AwsClients, name: string | undefined): Promise<Stack> {
  const found = name === undefined ? await ownStacks(aws) : await stackNamed(aws, name);
  const [stack, ...others] = found;
  if (stack !== undefined && others.length === 0) return stack;
  const region = await aws.region();
  if (stack !== undefined) {
    const names = found.map(({ StackName }) => StackName).toSorted();
    throw new StackNotFoundError(
      `${region} has several stacks of this project; choose one: --stack ${names.join(', --stack ')}`,
    );
  }
  const [searched, options] =
    name === undefined
      ? ['no stack of this project', '--region and --profile']
      : [`no stack named "${name}"`, '--stack, --region and --profile'];
  throw new StackNotFoundError(`${region} has ${searched} in the account of these credentials; check ${options}`);
}

async function ownStacks({ cloudFormation }: AwsClients): Promise<Stack[]> {
  const stacks: Stack[] = [];
  for await (const { Stacks = [] } of paginateDescribeStacks({ client: cloudFormation }, {})) stacks.push(...Stacks);
  return stacks.filter(({ Description }) => Description === STACK_DESCRIPTION);
}

async function stackNamed({ cloudFormation }: AwsClients, StackName: string): Promise<Stack[]> {
  try {
    return (await cloudFormation.describeStacks({ StackName })).Stacks ?? [];
  } catch (error) {
    const { name, message } = (error instanceof CallError ? error.cause : error) as Error;
    if (name === 'ValidationError' && /does not exist/.test(message)) return [];
    throw error;
  }
}
