import type { Config } from '../../lambda/config';
import { DETAIL_FIELDS } from '../../lambda/contract/operations';

/** An operation of Amazon Connect Cases that the function may use. */
export type CasesOperation = {
  operation: 'ListCasesForContact' | 'GetCase' | 'SearchCases';
  /** The codes under which Service Quotas keeps its rate and its burst. */
  quotas: { rate: string; burst: string };
  /** What IAM checks for it, besides the domain: a pattern stands for every case and field. */
  resources(domainArn: string): string[];
  /** How many requests a lookup of one page needs, which holds ten cases; undefined where that is seldom any. */
  requestsForAPage: number | undefined;
};

/** Service Quotas' code for Amazon Connect Cases. */
export const CASES_SERVICE = 'cases';

const LIST: CasesOperation = {
  operation: 'ListCasesForContact',
  quotas: { rate: 'L-A246B577', burst: 'L-FF304B65' },
  resources: (domain) => [domain],
  requestsForAPage: 1,
};

const GET: CasesOperation = {
  operation: 'GetCase',
  quotas: { rate: 'L-8B6DA341', burst: 'L-7D6B0EAF' },
  resources: (domain) => [
    domain,
    `${domain}/case/any`,
    ...Object.values(DETAIL_FIELDS).map((field) => `${domain}/field/${field}`),
  ],
  requestsForAPage: 10,
};

const SEARCH: CasesOperation = {
  operation: 'SearchCases',
  quotas: { rate: 'L-AA3996A0', burst: 'L-533535BF' },
  resources: (domain) => [domain],
  requestsForAPage: 1,
};

/** The operations that a function may use with its settings. */
export function operationsOf({ caseDetails, customerLookup, fields }: Reading): CasesOperation[] {
  const searches = caseDetails === 'search' || customerLookup;
  const get: CasesOperation = {
    ...GET,
    resources: (domain) => [...GET.resources(domain), ...Object.values(fields).map((id) => `${domain}/field/${id}`)],
    // A case is read by itself only where the index lacks it.
    requestsForAPage: caseDetails === 'search' ? undefined : GET.requestsForAPage,
  };
  return [LIST, ...(searches ? [SEARCH] : []), ...(caseDetails ? [get] : [])];
}

type Reading = Pick<Config, 'caseDetails' | 'customerLookup' | 'fields'>;
