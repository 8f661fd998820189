import { requestedFields } from '../../../lambda/aws/case-fields';
import { CUSTOMER_FIELD } from '../../../lambda/contract/operations';
import { causeNamed } from '../explain';
import { type Finding, ok, problem } from '../finding';
import type { Installation } from '../installation';

/** A profile that does not exist. */
const NO_PROFILE = `domains/none/profiles/${'0'.repeat(32)}`;

/**
 * Whether the domain accepts the search for a customer's cases, where flows may look up by customer. It searches for
 * the cases of a customer ID that does not exist, with the fields that the function reads: none may be found.
 */
export async function checkCustomerFilter(installation: Installation): Promise<Finding | []> {
  const { aws, domainId, instance, liveSettings } = installation;
  const { customerLookup, fields } = await liveSettings();
  if (!customerLookup) return [];
  const { partition, region, account } = instance;
  const stringValue = `arn:${partition}:profile:${region}:${account}:${NO_PROFILE}`;
  try {
    const { cases = [] } = await aws.cases.searchCases({
      domainId,
      filter: { field: { equalTo: { id: CUSTOMER_FIELD, value: { stringValue } } } },
      fields: requestedFields(fields, CUSTOMER_FIELD),
      maxResults: 1,
    });
    if (cases.length === 0) return ok(`domain ${domainId} accepts a search for the cases of a customer`);
    return problem(`domain ${domainId} finds cases of a customer ID that does not exist, so lookups by customer fail`, {
      remedy: 'set customerLookup to false in cdk.json and deploy; please report it to this project, too',
      command: 'npx cdk deploy',
    });
  } catch (error) {
    if (!causeNamed(error, 'ValidationException')) throw error;
    return problem(
      `domain ${domainId} refuses a search for the cases of a customer, so lookups by customer fail with CasesInvalidRequestError`,
      {
        remedy:
          'check that each field of the setting fields exists (aws connectcases list-fields); if they do, please report it to this project',
      },
    );
  }
}
