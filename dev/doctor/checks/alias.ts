import type { AliasConfiguration } from '@aws-sdk/client-lambda';
import { causeNamed } from '../explain';
import { type Finding, ok, problem } from '../finding';
import type { Installation } from '../installation';

/** Whether the alias that flows call exists, and which version answers them. */
export async function checkAlias(installation: Installation): Promise<Finding> {
  const { aws, functionName, alias, command } = installation;
  const deployed = deployedVersion(installation);
  let found: AliasConfiguration;
  try {
    found = await aws.lambda.getAlias({ FunctionName: functionName, Name: alias });
  } catch (error) {
    if (!causeNamed(error, 'ResourceNotFoundException')) throw error;
    return problem(`${functionName} has no alias "${alias}", so every flow that names it takes its Error branch`, {
      remedy: 'create it again for the version that was deployed',
      command: command('lambda create-alias', {
        'function-name': functionName,
        name: alias,
        'function-version': deployed ?? 'VERSION',
      }),
    });
  }
  const { FunctionVersion: version, RoutingConfig } = found;
  const shares = Object.entries(RoutingConfig?.AdditionalVersionWeights ?? {});
  const weights = shares.map(
    ([other, weight]) => `, and ${Math.round(weight * 100)} % of the invocations go to version ${other}`,
  );
  const elsewhere =
    deployed === undefined || version === deployed
      ? ''
      : `; the stack deployed version ${deployed}: a release is in progress, or the alias was rolled back`;
  return ok(`"${alias}" names version ${version}${weights.join('')}${elsewhere}`);
}

/** The version that the last deployment published, as the stack's resources name it. */
export function deployedVersion({ resources, functionArn }: Installation): string | undefined {
  const versions = resources
    .filter(({ ResourceType }) => ResourceType === 'AWS::Lambda::Version')
    .map(({ PhysicalResourceId = '' }) => PhysicalResourceId)
    .filter((arn) => arn.startsWith(`${functionArn}:`));
  return versions.at(-1)?.slice(functionArn.length + 1);
}
