import { paginateListLambdaFunctions } from '@aws-sdk/client-connect';
import { type Finding, ok, problem } from '../finding';
import type { Installation } from '../installation';
import { readPages } from '../pages';

/** Whether the flow designer of the instance lists the function. */
export async function checkAssociation(installation: Installation): Promise<Finding> {
  const { aws, instance, functionArn, aliasArn, functionName, command } = installation;
  const listed = await readPages(
    'connect:ListLambdaFunctions',
    paginateListLambdaFunctions({ client: aws.connect }, { InstanceId: instance.id }),
    ({ LambdaFunctions }) => LambdaFunctions,
  );
  if (listed.includes(functionArn) || listed.includes(aliasArn)) {
    return ok(`instance ${instance.id} lists ${functionName}`);
  }
  return problem(`instance ${instance.id} does not list ${functionName}: Connect refuses flows that name it`, {
    remedy: 'associate the function with the instance',
    command: command('connect associate-lambda-function', {
      'instance-id': instance.id,
      'function-arn': functionArn,
    }),
  });
}
