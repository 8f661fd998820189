import { paginateListStackResources, type Stack } from '@aws-sdk/client-cloudformation';
import { type FunctionConfiguration, paginateListFunctions } from '@aws-sdk/client-lambda';
import type { LambdaEnvironment } from '../../lambda/contract/environment';
import type { AwsClients } from './aws';
import { AnswerError, causeNamed } from './explain';
import { readPages } from './pages';

/** Which function to look for: that of a stack, or the one of this name; without both, the only one in the Region. */
export type Wanted = { stack?: string | undefined; functionName?: string | undefined };

/** A deployed function of this project, and the stack that holds it. */
export type Found = { fn: FunctionConfiguration; stack: Stack };

/** There is no function to check, or more than one; the message is a whole sentence. */
export class FunctionNotFoundError extends AnswerError {}

/** Variables that every function of this project has, and hardly another function two of. */
const OWN_VARIABLES = [
  'CASES_DOMAIN_ID',
  'INSTANCE_ARN',
  'FLOW_TIME_LIMIT_SECONDS',
] satisfies (keyof LambdaEnvironment)[];

/** Finds the function, in whichever stack it is. @throws FunctionNotFoundError */
export async function findFunction(aws: AwsClients, { stack: stackName, functionName }: Wanted): Promise<Found> {
  const region = await aws.region();
  const stack = stackName === undefined ? undefined : await stackNamed(aws, stackName);
  if (stackName !== undefined && stack === undefined)
    throw new FunctionNotFoundError(nothing(region, `no stack named "${stackName}"`));
  const candidates = stack === undefined ? await functionsOfRegion(aws) : await functionsOfStack(aws, stack);
  const own = candidates.filter(({ Environment }) => isOwn(Environment?.Variables));
  const found = functionName === undefined ? own : own.filter(({ FunctionName }) => FunctionName === functionName);
  const [fn, ...others] = found;
  const name = functionName === undefined ? '' : ` named "${functionName}"`;
  if (fn !== undefined && others.length === 0) return { fn, stack: stack ?? (await stackOf(aws, fn)) };
  if (fn !== undefined) {
    const names = found.map(({ FunctionName }) => FunctionName).toSorted();
    throw new FunctionNotFoundError(
      `${stackName ?? region} has several functions of this project; choose one: --function ${names.join(', --function ')}`,
    );
  }
  if (stack === undefined) throw new FunctionNotFoundError(nothing(region, `no function of this project${name}`));
  throw new FunctionNotFoundError(
    `stack ${stackName} is ${stack.StackStatus} and has no function of this project${name}: ${whyNone(stack)}`,
  );
}

function nothing(region: string, what: string): string {
  return `${region} has ${what} in the account of these credentials; check --region, --profile, --stack and --function`;
}

/** One variable may have been deleted by hand: that is for the checks to say. */
function isOwn(variables: Record<string, string> = {}): boolean {
  return OWN_VARIABLES.filter((name) => name in variables).length >= 2;
}

function functionsOfRegion({ lambda }: AwsClients): Promise<FunctionConfiguration[]> {
  return readPages('lambda:ListFunctions', paginateListFunctions({ client: lambda }, {}), ({ Functions }) => Functions);
}

async function functionsOfStack(aws: AwsClients, { StackName }: Stack): Promise<FunctionConfiguration[]> {
  const names = (await resourcesOf(aws, StackName))
    .filter(({ ResourceType }) => ResourceType === 'AWS::Lambda::Function')
    .flatMap(({ PhysicalResourceId }) => PhysicalResourceId ?? []);
  const functions: FunctionConfiguration[] = [];
  for (const FunctionName of names) {
    try {
      functions.push(await aws.lambda.getFunctionConfiguration({ FunctionName }));
    } catch (error) {
      if (!causeNamed(error, 'ResourceNotFoundException')) throw error;
    }
  }
  return functions;
}

/** The resources of a stack by their names in template and account. */
export function resourcesOf({ cloudFormation }: AwsClients, StackName: string | undefined) {
  return readPages(
    'cloudformation:ListStackResources',
    paginateListStackResources({ client: cloudFormation }, { StackName }),
    ({ StackResourceSummaries }) => StackResourceSummaries,
  );
}

async function stackNamed({ cloudFormation }: AwsClients, StackName: string): Promise<Stack | undefined> {
  try {
    return (await cloudFormation.describeStacks({ StackName })).Stacks?.[0];
  } catch (error) {
    // The message of the error is the only sign.
    if (causeNamed(error, 'ValidationError') && /does not exist/.test(String(error))) return undefined;
    throw error;
  }
}

async function stackOf(aws: AwsClients, { FunctionName = '' }: FunctionConfiguration): Promise<Stack> {
  const query = { PhysicalResourceId: FunctionName };
  const { StackResources = [] } = await aws.cloudFormation.describeStackResources(query);
  const stack = await stackNamed(aws, StackResources[0]?.StackName ?? '');
  if (stack !== undefined) return stack;
  throw new FunctionNotFoundError(`the stack of ${FunctionName} was deleted; deploy it again`);
}

function whyNone(stack: Stack): string {
  const { StackStatus: status = '' } = stack;
  if (status.endsWith('_IN_PROGRESS')) return 'wait until the deployment has finished and run this again';
  if (!/^(CREATE|UPDATE)_COMPLETE/.test(status)) return 'the deployment failed; find out why, and deploy again';
  return 'it is not a stack of this project, or its function was deleted; deploy it again';
}
