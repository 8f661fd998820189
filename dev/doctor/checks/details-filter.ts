import { causeNamed } from '../explain';
import { type Finding, ok, problem } from '../finding';
import type { Installation } from '../installation';

/** The id of a case that no domain has. */
const NO_CASE = '00000000-0000-0000-0000-000000000000';

/**
 * Whether the domain accepts a search for cases by id, where the function reads details that way. AWS documents the
 * field and not the filter, so one request finds out.
 */
export async function checkDetailsFilter({ aws, domainId, liveSettings }: Installation): Promise<Finding | []> {
  if ((await liveSettings()).caseDetails !== 'search') return [];
  try {
    const filter = { orAll: [{ field: { equalTo: { id: 'case_id', value: { stringValue: NO_CASE } } } }] };
    await aws.cases.searchCases({ domainId, filter, fields: [{ id: 'status' }], maxResults: 1 });
    return ok(`domain ${domainId} accepts a search for cases by their id`);
  } catch (error) {
    if (!causeNamed(error, 'ValidationException')) throw error;
    return problem(
      `domain ${domainId} refuses a search for cases by their id: the function works, and reads each case by a request of its own`,
      {
        remedy: 'set caseDetails to "exact" in cdk.json and deploy; please report it to this project, too',
        command: 'npx cdk deploy',
      },
    );
  }
}
