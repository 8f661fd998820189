import { isUuid } from '../../lambda/contract/values';
import { DOMAIN_ID_RULE, INSTANCE_ARN_RULE, parseInstanceArn } from '../../lib/props/instance';

/** What a live run is given, because CloudFormation cannot make it. */
export type LiveInputs = {
  /** A Connect instance for tests. */
  instanceArn: string;
  /** A contact of the instance, linked to no case. */
  contactId: string;
  /** The Cases domain of the instance; without one, the run makes a domain and associates it. */
  casesDomainId?: string | undefined;
  /** The customer of the cases. */
  customerProfileArn: string;
};

/** Reads the inputs of a live run. @throws Error with a sentence for each variable that is missing or wrong */
export function readInputs(env: Record<string, string | undefined>): LiveInputs {
  const { INSTANCE_ARN = '', CONTACT_ID = '', CASES_DOMAIN_ID, CUSTOMER_PROFILE_ARN } = env;
  const instance = parseInstanceArn(INSTANCE_ARN);
  const problems = [
    ...(instance ? [] : [`INSTANCE_ARN must be ${INSTANCE_ARN_RULE}.`]),
    ...(/^[\w-]{1,256}$/.test(CONTACT_ID)
      ? []
      : [
          'CONTACT_ID must be the id of a contact of that instance: start a test chat, then take it from Contact search.',
        ]),
    ...(CASES_DOMAIN_ID === undefined || isUuid(CASES_DOMAIN_ID) ? [] : [`CASES_DOMAIN_ID must be ${DOMAIN_ID_RULE}.`]),
  ];
  if (!instance || problems.length > 0) throw new Error(problems.join('\n'));
  const { partition, region, account } = instance;
  return {
    instanceArn: INSTANCE_ARN,
    contactId: CONTACT_ID,
    casesDomainId: CASES_DOMAIN_ID,
    customerProfileArn:
      CUSTOMER_PROFILE_ARN ?? `arn:${partition}:profile:${region}:${account}:domains/none/profiles/${'0'.repeat(32)}`,
  };
}
