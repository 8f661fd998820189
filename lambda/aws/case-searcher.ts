import { SearchCasesCommand, type SearchCasesCommandOutput, ValidationException } from '@aws-sdk/client-connectcases';
import type { FurtherFields } from '../contract/response';
import type { CaseDetails, SearchIndex } from '../lookup/cases-api';
import { AttemptFailure } from '../retry/failure';
import { requestedFields, toDetails } from './case-fields';
import type { CasesClient } from './cases-client';
import { translateErrors } from './sdk-errors';

/**
 * So many searches may find nothing before one has found something. One or two can be right: a case can be too new for the
 * index, or deleted since it was listed.
 */
const MAX_EMPTY_SEARCHES = 3;

/**
 * Creates the search of one domain for cases by their ids. No documentation says that SearchCases accepts a filter by
 * `case_id`, nor that it finds anything by it. If Cases refuses the filter, or the first searches find nothing, `onUnusable`
 * is called once and the index stays unused for as long as this process runs.
 */
export function createCaseSearcher(
  domainId: string,
  client: CasesClient,
  onUnusable: (reason: Error) => void,
  further: FurtherFields = {},
): SearchIndex {
  const requested = requestedFields(further);
  let usable = true;
  let hasFound = false;
  let emptySearches = 0;
  const giveUp = (reason: Error) => {
    if (usable) onUnusable(reason);
    usable = false;
  };
  const noteEmptySearch = (reason: Error) => {
    if (!hasFound && ++emptySearches >= MAX_EMPTY_SEARCHES) giveUp(reason);
  };

  return {
    isUsable: () => usable,
    find(caseIds, abortSignal) {
      const orAll = caseIds.map((stringValue) => ({ field: { equalTo: { id: 'case_id', value: { stringValue } } } }));
      const command = new SearchCasesCommand({
        domainId,
        filter: { orAll },
        fields: requested,
        maxResults: caseIds.length,
      });
      const request = client.send(command, { abortSignal }).then(
        (output) => {
          const found = toFound(output, further);
          if (caseIds.some((caseId) => found.has(caseId))) hasFound = true;
          else noteEmptySearch(new Error(`The first ${MAX_EMPTY_SEARCHES} searches by case ids found no case`));
          return found;
        },
        (error) => {
          if (!(error instanceof ValidationException)) throw error;
          if (FILTER.test(error.message)) giveUp(error);
          else noteEmptySearch(error);
          return new Map<string, CaseDetails>();
        },
      );
      return translateErrors(request);
    },
  };
}

/** What a message names that is about the filter. Another message is about this request alone, so the next may succeed. */
const FILTER = /filter|case_?id/i;

/** The list is sparse, and the index may lack a field: an entry without an id or a status counts as not found. */
function toFound({ cases }: SearchCasesCommandOutput, further: FurtherFields): Map<string, CaseDetails> {
  if (!Array.isArray(cases)) throw new AttemptFailure('malformedAnswer');
  return new Map(
    cases.flatMap((entry) => {
      const details = Array.isArray(entry?.fields) ? toDetails(entry.fields, further) : undefined;
      return details?.status && typeof entry?.caseId === 'string' ? [[entry.caseId, details]] : [];
    }),
  );
}
