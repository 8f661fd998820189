import { paginateListIntegrationAssociations } from '@aws-sdk/client-connect';
import { causeNamed } from '../explain';
import { type Finding, ok, problem, unknown } from '../finding';
import type { Installation } from '../installation';
import { readPages } from '../pages';

/** Whether the instance's Cases domain is the one that the function reads. */
export async function checkDomainOfInstance({ aws, instance, domainId, command }: Installation): Promise<Finding> {
  const query = { InstanceId: instance.id, IntegrationType: 'CASES_DOMAIN' as const };
  const associations = await readPages(
    'connect:ListIntegrationAssociations',
    paginateListIntegrationAssociations({ client: aws.connect }, query),
    ({ IntegrationAssociationSummaryList }) => IntegrationAssociationSummaryList,
  );
  const domains = associations.map(({ IntegrationArn = '' }) => IntegrationArn.split('/').at(-1) ?? '');
  if (domains.includes(domainId)) return ok(`instance ${instance.id} uses the domain ${domainId}`);
  const [other] = domains;
  if (other === undefined) {
    return problem(`instance ${instance.id} has no Cases domain, so no contact of it has cases`, {
      remedy:
        'add a Cases domain to the instance in the AWS console, set casesDomainId in cdk.json to its id and deploy',
      command: command('connect list-integration-associations', {
        'instance-id': instance.id,
        'integration-type': 'CASES_DOMAIN',
      }),
    });
  }
  return problem(`instance ${instance.id} uses the domain ${other}, and the function reads ${domainId}`, {
    remedy: `set casesDomainId to "${other}" in cdk.json and deploy`,
    command: 'npx cdk deploy',
  });
}

/** Whether Cases has finished setting the domain up. */
export async function checkDomainStatus({ aws, domainId, command }: Installation): Promise<Finding> {
  try {
    const { domainStatus: status } = await aws.cases.getDomain({ domainId });
    if (status === 'Active') return ok(`domain ${domainId} is Active`);
    if (status !== 'CreationFailed') return unknown(`domain ${domainId} is ${status}; run this again later`);
    return problem(`the creation of domain ${domainId} failed`, {
      remedy: 'create a Cases domain again in the AWS console, set casesDomainId in cdk.json to its id and deploy',
      command: command('connectcases get-domain', { 'domain-id': domainId }),
    });
  } catch (error) {
    if (!causeNamed(error, 'ResourceNotFoundException')) throw error;
    return problem(`domain ${domainId} does not exist in this account and Region`, {
      remedy: "set casesDomainId in cdk.json to the id of the instance's domain and deploy",
      command: command('connectcases list-domains', {}),
    });
  }
}
