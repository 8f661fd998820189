import { checkAlarms } from './checks/alarms';
import { checkAlias } from './checks/alias';
import { checkAssociation } from './checks/association';
import { checkCall } from './checks/call';
import { checkConfiguration } from './checks/configuration';
import { checkCustomerFilter } from './checks/customer-filter';
import { checkDetailsFilter } from './checks/details-filter';
import { checkDomainOfInstance, checkDomainStatus } from './checks/domain';
import { checkFlows, type Progress } from './checks/flows';
import { checkFailures, checkLogRetention } from './checks/log';
import { checkPermissions } from './checks/permissions';
import { checkQuotas } from './checks/quotas';
import { checkRole } from './checks/role';
import { checkStack } from './checks/stack';
import { explain } from './explain';
import { type Finding, type NamedFinding, unknown } from './finding';
import type { Installation } from './installation';

/** Looks at one subject. What it throws becomes `unknown`. */
export type Check = (installation: Installation) => Promise<Finding | Finding[]>;

/** What is checked on request, because it takes time or costs a lookup; `flows` is told how far it is. */
export type Extras = { contactId?: string | undefined; customer?: string | undefined; flows?: Progress | undefined };

/** The checks in the order in which a lookup depends on them. */
export function checksFor({ contactId, customer, flows }: Extras): Record<string, Check> {
  return {
    stack: checkStack,
    alias: checkAlias,
    configuration: checkConfiguration,
    permission: checkPermissions,
    association: checkAssociation,
    'domain of instance': checkDomainOfInstance,
    domain: checkDomainStatus,
    role: checkRole,
    quota: checkQuotas,
    'search by id': checkDetailsFilter,
    'search by customer': checkCustomerFilter,
    alarms: checkAlarms,
    'log group': checkLogRetention,
    failures: checkFailures,
    ...(flows !== undefined && { flows: (installation: Installation) => checkFlows(installation, flows) }),
    ...(contactId !== undefined && {
      call: (installation: Installation) => checkCall(installation, contactId, customer),
    }),
  };
}

/** Runs checks one after the other, so that their lines come in a known order; yields each finding when it is there. */
export async function* runChecks(
  checks: Record<string, Check>,
  installation: Installation,
): AsyncGenerator<NamedFinding> {
  for (const [check, look] of Object.entries(checks)) {
    const findings = await look(installation).catch((error) => unknown(explain(error)));
    for (const finding of [findings].flat()) yield { check, ...finding };
  }
}
