import type { CaseDetails, LinkedCase } from './cases-api';
import type { CaseCriteria } from './cases-request';

/** A case that counts, with its details where the flow asked for something that needs them. */
export type FoundCase = LinkedCase & { details?: CaseDetails };

/** Whether the list of a contact's cases is not enough to answer. */
export function needsDetails({ status, order, details }: CaseCriteria): boolean {
  return status !== 'any' || order !== 'listed' || details;
}

/** Whether a case counts by its template. */
export function isOfTemplate({ templateId }: LinkedCase, criteria: CaseCriteria): boolean {
  return criteria.templateId.length === 0 || criteria.templateId.includes(templateId);
}

/** Whether a case counts by its status. */
export function hasStatus(details: CaseDetails, { status }: CaseCriteria): boolean {
  return status === 'any' || isOpen(details) === (status === 'open');
}

/** An account can add statuses, such as "Pending"; a case is worked on until it is closed. */
export function isOpen({ status }: CaseDetails): boolean {
  return status.toLowerCase() !== 'closed';
}

/** Sorts cases, the newest first; those whose time is equal or unknown stay as they were listed. */
export function inOrder(cases: FoundCase[], { order }: CaseCriteria): FoundCase[] {
  if (order === 'listed') return cases;
  const timeOf = ({ details }: FoundCase) =>
    (order === 'created' ? details?.created : (details?.updated ?? details?.created)) ?? Number.NEGATIVE_INFINITY;
  return cases.toSorted((one, other) => (timeOf(one) < timeOf(other) ? 1 : timeOf(one) > timeOf(other) ? -1 : 0));
}

/** The most cases that need to be looked at: only the end of the list tells which case is the newest. */
export function maxToFind({ order, maxCases }: CaseCriteria): number {
  return order === 'listed' ? maxCases : Number.POSITIVE_INFINITY;
}
