import { causeNamed } from '../explain';
import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';
import { type Allowance, allows, readPolicy } from '../policy';

const PRINCIPAL = 'connect.amazonaws.com';

/** Whether the resource policies of function and alias let Connect invoke them for this instance. */
export async function checkPermissions(installation: Installation): Promise<Finding[]> {
  const { functionArn, aliasArn, alias } = installation;
  return [
    await checkPolicyOf(installation, { arn: functionArn, name: 'the function' }),
    await checkPolicyOf(installation, { arn: aliasArn, name: `the alias "${alias}"`, qualifier: alias }),
  ];
}

async function checkPolicyOf(
  { aws, functionName, instance, command }: Installation,
  { arn, name, qualifier }: { arn: string; name: string; qualifier?: string },
): Promise<Finding> {
  const Qualifier = qualifier && { Qualifier: qualifier };
  let policy = '{}';
  try {
    policy = (await aws.lambda.getPolicy({ FunctionName: functionName, ...Qualifier })).Policy ?? '{}';
  } catch (error) {
    if (!causeNamed(error, 'ResourceNotFoundException')) throw error;
  }
  const allowance: Allowance = allows(readPolicy(policy), {
    action: 'lambda:InvokeFunction',
    resource: arn,
    principal: PRINCIPAL,
    context: { 'aws:SourceAccount': instance.account, 'aws:SourceArn': instance.arn },
  });
  if (allowance === 'yes') return ok(`${name} allows ${PRINCIPAL} to invoke it for instance ${instance.id}`);
  if (allowance === 'perhaps') {
    return unknown(
      `the resource policy of ${name} has a condition that this check cannot judge; a flow shows whether it is met`,
    );
  }
  return problem(
    `${name} does not allow Connect to invoke it for instance ${instance.id}: its flows take their Error branch with an empty log`,
    {
      remedy: 'add the permission (a deployment with unchanged settings does not restore it)',
      command: command('lambda add-permission', {
        'function-name': functionName,
        ...(qualifier !== undefined && { qualifier }),
        'statement-id': 'ConnectMayInvoke',
        action: 'lambda:InvokeFunction',
        principal: PRINCIPAL,
        'source-account': instance.account,
        'source-arn': instance.arn,
      }),
    },
  );
}
