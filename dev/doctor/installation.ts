import type { Stack, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { type Config, readConfig } from '../../lambda/config';
import { type Instance, readInstanceArn } from '../../lambda/contract/instance-arn';
import { isObject } from '../../lambda/contract/values';
import type { AwsClients } from './aws';
import { awsCommand, type CommandOptions } from './aws-command';
import { AnswerError } from './explain';
import { type Found, FunctionNotFoundError, resourcesOf } from './find-function';

/** A template as CloudFormation keeps it. */
export type Template = { Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }> };

/** What the checks look at: the function, its stack, and the clients that read the rest. */
export type Installation = {
  aws: AwsClients;
  stack: Stack;
  stackName: string;
  instance: Instance;
  domainId: string;
  functionName: string;
  /** The function without version or alias. */
  functionArn: string;
  /** The name of the alias that flows call, and its ARN. */
  alias: string;
  aliasArn: string;
  logGroupName: string;
  /** @throws AnswerError where the stack was deployed from a template in YAML */
  template(): Promise<Template>;
  resources: StackResourceSummary[];
  /** How the version to which the alias points is configured: what flows get. */
  liveConfiguration(): Promise<FunctionConfiguration>;
  /** The same as the function reads it. @throws ConfigurationError where the function cannot start with it */
  liveSettings(): Promise<Config>;
  /** An AWS CLI command for this account and Region to paste into a shell; undefined where there is no safe one. */
  command(operation: string, options: CommandOptions): string | undefined;
};

/** Reads what belongs to a function. @throws FunctionNotFoundError when it is not deployed as this project does */
export async function readInstallation({ fn, stack }: Found, aws: AwsClients, profile?: string): Promise<Installation> {
  const { FunctionName: functionName = '', FunctionArn: functionArn = '', Environment, LoggingConfig } = fn;
  const { StackName: stackName = '' } = stack;
  const resources = await resourcesOf(aws, stackName);
  const aliasArn = resources.find(
    ({ ResourceType, PhysicalResourceId = '' }) =>
      ResourceType === 'AWS::Lambda::Alias' && PhysicalResourceId.startsWith(`${functionArn}:`),
  )?.PhysicalResourceId;
  if (aliasArn === undefined)
    throw new FunctionNotFoundError(`stack ${stackName} has no alias of ${functionName}; deploy it again`);
  const alias = aliasArn.slice(functionArn.length + 1);
  const template = once(() => readTemplate(aws, stackName));
  // The template says what was deployed. What stands there as an expression, only the function itself knows.
  const deployed = await template().then(
    (body) => propertiesOf(body, resources, functionName),
    () => ({}),
  );
  const { INSTANCE_ARN = '', CASES_DOMAIN_ID = '' } = { ...Environment?.Variables, ...variablesOf(deployed) };
  const instance = readInstanceArn(INSTANCE_ARN);
  if ('was' in instance)
    throw new FunctionNotFoundError(
      `the variable INSTANCE_ARN of ${functionName} is ${instance.was}; deploy the stack again`,
    );
  const liveConfiguration = once(() =>
    aws.lambda.getFunctionConfiguration({ FunctionName: functionName, Qualifier: alias }),
  );
  return {
    aws,
    stack,
    stackName,
    instance,
    domainId: CASES_DOMAIN_ID,
    functionName,
    functionArn,
    alias,
    aliasArn,
    logGroupName: logGroupOf(deployed, resources) ?? LoggingConfig?.LogGroup ?? `/aws/lambda/${functionName}`,
    template,
    resources,
    liveConfiguration,
    liveSettings: async () => readConfig((await liveConfiguration()).Environment?.Variables ?? {}),
    command: (operation, options) =>
      awsCommand(operation, { ...options, region: instance.region, ...(profile !== undefined && { profile }) }),
  };
}

async function readTemplate(aws: AwsClients, StackName: string): Promise<Template> {
  const { TemplateBody = '' } = await aws.cloudFormation.getTemplate({ StackName });
  const template = parse(TemplateBody);
  if (isObject(template) && isObject(template.Resources)) return template as Template;
  throw new AnswerError(
    `the template of stack ${StackName} is not JSON, so what was deployed is not compared; the CDK deploys JSON`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The properties that the stack gave a resource, found by its name in the account. */
export function propertiesOf(
  { Resources }: Template,
  resources: StackResourceSummary[],
  physicalId: string,
): Record<string, unknown> {
  const id = resources.find(({ PhysicalResourceId }) => PhysicalResourceId === physicalId)?.LogicalResourceId ?? '';
  return (Object.hasOwn(Resources, id) && Resources[id]?.Properties) || {};
}

/** The variables of a function as the template holds them, without those that it holds as expressions. */
export function variablesOf({ Environment }: Record<string, unknown>): Record<string, string> {
  const all = isObject(Environment) && isObject(Environment.Variables) ? Environment.Variables : {};
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** The log group of the stack that a function's properties refer to. */
function logGroupOf({ LoggingConfig }: Record<string, unknown>, resources: StackResourceSummary[]): string | undefined {
  const group = isObject(LoggingConfig) ? LoggingConfig.LogGroup : undefined;
  const id = isObject(group) ? group.Ref : undefined;
  return resources.find(({ LogicalResourceId }) => LogicalResourceId === id)?.PhysicalResourceId;
}

/** Asks at most once, when the answer is first needed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
