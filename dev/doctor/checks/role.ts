import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';
import { operationsOf } from '../operations';
import { allows, readPolicy, type Statement } from '../policy';

/** Whether the function's role may read the domain, by each operation that its settings need. */
export async function checkRole(installation: Installation): Promise<Finding> {
  const { aws, instance, liveConfiguration, liveSettings, command } = installation;
  const { Role = '' } = await liveConfiguration();
  // After a rollback the version in use has its own domain, and its own role for it.
  const live = await liveSettings();
  const { domainId } = live;
  const RoleName = Role.split('/').at(-1) ?? '';
  const domain = `arn:${instance.partition}:cases:${instance.region}:${instance.account}:domain/${domainId}`;

  const statements: Statement[] = [];
  const { PolicyNames = [] } = await aws.iam.listRolePolicies({ RoleName });
  for (const PolicyName of PolicyNames) {
    const { PolicyDocument = '{}' } = await aws.iam.getRolePolicy({ RoleName, PolicyName });
    statements.push(...readPolicy(PolicyDocument));
  }
  const needed = operationsOf(live).map(({ operation, resources }) => ({
    action: `cases:${operation}`,
    resources: resources(domain),
  }));
  const judged = needed.map(({ action, resources }) => ({
    action,
    allowed: resources.map((resource) => allows(statements, { action, resource })),
  }));
  const missing = judged.filter(({ allowed }) => allowed.includes('no')).map(({ action }) => action);
  if (missing.length === 0) {
    if (judged.some(({ allowed }) => allowed.includes('perhaps')))
      return unknown(
        `a policy of role ${RoleName} has a condition that this check cannot judge; try --call CONTACT_ID`,
      );
    return ok(`role ${RoleName} may ${needed.map(({ action }) => action).join(', ')} on domain ${domainId}`);
  }
  const { AttachedPolicies = [] } = await aws.iam.listAttachedRolePolicies({ RoleName });
  const attached = AttachedPolicies.map(({ PolicyName }) => PolicyName);
  if (attached.length > 0) {
    return unknown(
      `the inline policies of role ${RoleName} do not allow ${missing.join(', ')} on domain ${domainId}; whether ${attached.join(', ')} allows them is not read; try --call CONTACT_ID`,
    );
  }
  return problem(
    `role ${RoleName} may not ${missing.join(', ')} on domain ${domainId}, so lookups fail with CasesAccessDeniedError`,
    {
      remedy:
        "restore the role's policy CaseLookup, for example by removing it and deploying a changed stack; compare it with lib/function/role.ts",
      command: command('iam get-role-policy', {
        'role-name': RoleName,
        'policy-name': PolicyNames[0] ?? 'CaseLookup',
      }),
    },
  );
}
