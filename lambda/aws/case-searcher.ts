import { SearchCasesCommand, type SearchCasesCommandOutput, ValidationException } from '@aws-sdk/client-connectcases';
import type { CaseDetails, SearchIndex } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import { REQUESTED_FIELDS, toDetails } from './case-reader';
import type { CasesClient } from './cases-client';
import { translateErrors } from './sdk-errors';

/**
 * Creates the search of one domain for cases by their ids. No documentation says that SearchCases accepts a filter by
 * `case_id`. If it
 * refuses one, `onRefusal` is called once and the index stays unused for as long as this process runs.
 */
export function createCaseSearcher(
  domainId: string,
  client: CasesClient,
  onRefusal: (error: Error) => void,
): SearchIndex {
  let usable = true;
  return {
    isUsable: () => usable,
    find(caseIds, abortSignal) {
      const orAll = caseIds.map((stringValue) => ({ field: { equalTo: { id: 'case_id', value: { stringValue } } } }));
      const command = new SearchCasesCommand({
        domainId,
        filter: { orAll },
        fields: REQUESTED_FIELDS,
        maxResults: caseIds.length,
      });
      const request = client.send(command, { abortSignal }).then(toFound, (error) => {
        if (!(error instanceof ValidationException)) throw error;
        usable = false;
        onRefusal(error);
        return new Map<string, CaseDetails>();
      });
      return translateErrors(request);
    },
  };
}

/** The list is sparse, and the index may lack a field: an entry without an id or a status counts as not found. */
function toFound({ cases }: SearchCasesCommandOutput): Map<string, CaseDetails> {
  if (!Array.isArray(cases)) throw new AttemptFailure('malformedAnswer');
  return new Map(
    cases.flatMap((entry) => {
      const details = Array.isArray(entry?.fields) ? toDetails(entry.fields) : undefined;
      return details !== undefined && typeof entry?.caseId === 'string' ? [[entry.caseId, details]] : [];
    }),
  );
}
