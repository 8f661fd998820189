import { GetCaseCommand, ResourceNotFoundException } from '@aws-sdk/client-connectcases';
import type { FurtherFields } from '../contract/response';
import type { ReadCase } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import { requestedFields, toDetails } from './case-fields';
import type { CasesClient } from './cases-client';
import { translateErrors } from './sdk-errors';

/** Creates the reader of the details of single cases in one domain. */
export function createCaseReader(domainId: string, client: CasesClient, further: FurtherFields = {}): ReadCase {
  const requested = requestedFields(further);
  return (caseId, abortSignal) => {
    const command = new GetCaseCommand({ domainId, caseId, fields: requested });
    const request = client.send(command, { abortSignal }).then(
      ({ fields }) => {
        if (!Array.isArray(fields)) throw new AttemptFailure('malformedAnswer');
        const details = toDetails(fields, further);
        if (details.status === '') throw new AttemptFailure('statusUnknown');
        return details;
      },
      (error) => ignoreDeletedCase(error, caseId),
    );
    return translateErrors(request);
  };
}

/**
 * A case that was deleted since it was listed no longer counts: its id, or an ARN that ends in it, is not found. Anything
 * else that is not found is an error.
 */
function ignoreDeletedCase(error: unknown, caseId: string): undefined {
  const missing: unknown = error instanceof ResourceNotFoundException ? error.resourceId : undefined;
  if (missing !== caseId && !(typeof missing === 'string' && missing.endsWith(`/${caseId}`))) throw error;
}
