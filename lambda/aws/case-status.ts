import { GetCaseCommand, type GetCaseCommandOutput, ResourceNotFoundException } from '@aws-sdk/client-connectcases';
import type { ReadCaseStatus } from '../core/cases-api';
import { AttemptFailure } from '../core/failure';
import type { CasesClient } from './cases-client';
import { attempt } from './sdk-errors';

/** The id of the system field that holds a case's status (Amazon Connect Administrator Guide, Create case fields). */
const STATUS = 'status';

/** Reads the statuses of the cases of one domain. */
export function caseStatuses(domainId: string, client: CasesClient): ReadCaseStatus {
  return (caseId, abortSignal) => {
    const command = new GetCaseCommand({ domainId, caseId, fields: [{ id: STATUS }] });
    const request = client.send(command, { abortSignal }).then(toStatus, (error) => passOver(error, caseId));
    return attempt(request, abortSignal);
  };
}

function toStatus({ fields }: GetCaseCommandOutput): string {
  if (!Array.isArray(fields)) throw new AttemptFailure('malformedAnswer', { retryable: false });
  const text: unknown = fields.find((field) => field?.id === STATUS)?.value?.stringValue;
  if (typeof text !== 'string' || text === '') throw new AttemptFailure('statusUnknown', { retryable: false });
  return text;
}

/** A case that was deleted since it was listed is no case any more. What else is not found, such as the field, is needed. */
function passOver(error: unknown, caseId: string): undefined {
  const isGone = error instanceof ResourceNotFoundException && error.resourceId?.endsWith(caseId);
  if (!isGone) throw error;
}
