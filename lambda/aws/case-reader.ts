import { type FieldValue, GetCaseCommand, ResourceNotFoundException } from '@aws-sdk/client-connectcases';
import { DETAIL_FIELDS } from '../contract/operations';
import type { CaseDetails, ReadCase } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import type { CasesClient } from './cases-client';
import { translateErrors } from './sdk-errors';

/** The fields as requests name them. */
export const REQUESTED_FIELDS = Object.values(DETAIL_FIELDS).map((id) => ({ id }));

/** Characters that one of these fields can have. A flow accepts less than 32 KB, and gets two of them. */
const MAX_FIELD_LENGTH = 500;

/** Creates the reader of the details of single cases in one domain. */
export function createCaseReader(domainId: string, client: CasesClient): ReadCase {
  return (caseId, abortSignal) => {
    const command = new GetCaseCommand({ domainId, caseId, fields: REQUESTED_FIELDS });
    const request = client.send(command, { abortSignal }).then(
      ({ fields }) => {
        if (!Array.isArray(fields)) throw new AttemptFailure('malformedAnswer');
        const details = toDetails(fields);
        if (details === undefined) throw new AttemptFailure('statusUnknown');
        return details;
      },
      (error) => ignoreDeletedCase(error, caseId),
    );
    return translateErrors(request);
  };
}

/**
 * The details that fields hold; undefined when they hold no status. The SDK passes on any JSON, so each is checked.
 *
 * @throws AttemptFailure when a field is longer than Cases allows.
 */
export function toDetails(fields: (Partial<FieldValue> | null | undefined)[]): CaseDetails | undefined {
  const textOf = (id: string): string => {
    const text: unknown = fields.find((field) => field?.id === id)?.value?.stringValue;
    if (typeof text !== 'string') return '';
    if (text.length > MAX_FIELD_LENGTH) throw new AttemptFailure('malformedAnswer');
    return text;
  };
  const timeOf = (id: string): number | undefined => {
    const time = Date.parse(textOf(id));
    return Number.isNaN(time) ? undefined : time;
  };
  const status = textOf(DETAIL_FIELDS.status);
  if (status === '') return undefined;
  const { reference, created, updated } = DETAIL_FIELDS;
  return { status, reference: textOf(reference), created: timeOf(created), updated: timeOf(updated) };
}

/**
 * A case that was deleted since it was listed no longer counts: its id, or an ARN that ends in it, is not found. Anything
 * else that is not found is an error.
 */
function ignoreDeletedCase(error: unknown, caseId: string): undefined {
  const missing: unknown = error instanceof ResourceNotFoundException ? error.resourceId : undefined;
  if (missing !== caseId && !(typeof missing === 'string' && missing.endsWith(`/${caseId}`))) throw error;
}
