import { paginateListStackResources, type Stack, type StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { type Config, readConfig } from '../../lambda/config';
import { type Instance, readInstanceArn } from '../../lambda/contract/instance-arn';
import type { AwsClients } from './aws';
import { StackNotFoundError } from './find-stack';

/** A template as CloudFormation keeps it. */
export type Template = { Resources: Record<string, { Type: string; Properties?: Record<string, unknown> }> };

/** What the checks look at: the stack as its outputs describe it, and the way to everything behind them. */
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
  template(): Promise<Template>;
  resources(): Promise<StackResourceSummary[]>;
  /** How the version behind the alias is configured: what flows get. */
  liveConfiguration(): Promise<FunctionConfiguration>;
  /** The same as the function reads it. @throws ConfigurationError where the function cannot start with it */
  liveSettings(): Promise<Config>;
  /** An AWS CLI command for this account and Region, as the person at the terminal can paste it. */
  command(text: string): string;
};

/** Reads the outputs of a stack. @throws StackNotFoundError when they are not those of this project */
export function readInstallation(stack: Stack, aws: AwsClients, profile?: string): Installation {
  const outputs = new Map(stack.Outputs?.map(({ OutputKey, OutputValue }) => [OutputKey, OutputValue]));
  const { StackName: stackName = '', StackStatus: status = '' } = stack;
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new StackNotFoundError(`stack ${stackName} is ${status} and has no output ${name}: ${whyNoOutput(status)}`);
  };
  const aliasArn = output('FunctionArn');
  const [, functionArn = aliasArn, alias = ''] = /^(.+:function:[^:]+):([^:]+)$/.exec(aliasArn) ?? [];
  const instance = readInstanceArn(output('InstanceArn'));
  if ('was' in instance)
    throw new StackNotFoundError(`the output InstanceArn of stack ${stackName} is ${instance.was}`);
  const functionName = output('FunctionName');
  const liveConfiguration = once(() =>
    aws.lambda.getFunctionConfiguration({ FunctionName: functionName, Qualifier: alias }),
  );
  return {
    aws,
    stack,
    stackName,
    instance,
    domainId: output('CasesDomainId'),
    functionName,
    functionArn,
    alias,
    aliasArn,
    logGroupName: output('LogGroupName'),
    template: once(async () => {
      const { TemplateBody = '' } = await aws.cloudFormation.getTemplate({ StackName: stackName });
      return JSON.parse(TemplateBody) as Template;
    }),
    resources: once(async () => {
      const resources: StackResourceSummary[] = [];
      const pages = paginateListStackResources({ client: aws.cloudFormation }, { StackName: stackName });
      for await (const { StackResourceSummaries = [] } of pages) resources.push(...StackResourceSummaries);
      return resources;
    }),
    liveConfiguration,
    liveSettings: async () => readConfig((await liveConfiguration()).Environment?.Variables ?? {}),
    command: (text) => `aws ${text} --region ${instance.region}${profile ? ` --profile ${profile}` : ''}`,
  };
}

function whyNoOutput(status: string): string {
  if (status.endsWith('_IN_PROGRESS')) return 'wait until the deployment has finished and run this again';
  if (!/^(CREATE|UPDATE)_COMPLETE/.test(status)) return 'the deployment failed; find out why, and deploy again';
  return 'it is not a stack of this project, or an older version of this project deployed it: deploy it again';
}

/** The properties that the stack gave a resource, found by its type and its name in the account. */
export async function propertiesOf(
  { template, resources }: Installation,
  type: string,
  physicalId: string,
): Promise<Record<string, unknown>> {
  const [{ Resources }, all] = [await template(), await resources()];
  const resource = all.find(
    ({ ResourceType, PhysicalResourceId }) => ResourceType === type && PhysicalResourceId === physicalId,
  );
  return Resources[resource?.LogicalResourceId ?? '']?.Properties ?? {};
}

/** Asks at most once, when the answer is first needed. */
function once<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}
