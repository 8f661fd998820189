import { readFlowTimeLimit } from '../../lambda/core/flow-time-limit';

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
  resources: (domain) => [domain, `${domain}/case/any`, `${domain}/field/any`],
  requestsForAPage: 10,
};

const SEARCH: CasesOperation = {
  operation: 'SearchCases',
  quotas: { rate: 'L-AA3996A0', burst: 'L-533535BF' },
  resources: (domain) => [domain],
  requestsForAPage: 1,
};

/** The operations that a function with this environment may use. */
export function operationsOf(environment: Record<string, string> = {}): CasesOperation[] {
  const details = detailsOf(environment);
  if (details === undefined) return [LIST];
  return details === 'search' ? [LIST, SEARCH, { ...GET, requestsForAPage: undefined }] : [LIST, GET];
}

/** How the function reads details of cases; undefined where it may not. */
export function detailsOf(environment: Record<string, string> = {}): 'search' | 'exact' | undefined {
  const { CASE_DETAILS: details } = environment;
  return details === 'search' || details === 'exact' ? details : undefined;
}

/** The time limit of the flow's block in seconds, as the function knows it. @throws Error when somebody broke it */
export function timeLimitOf({ FLOW_TIME_LIMIT_SECONDS: seconds = '' }: Record<string, string>): number {
  const limit = readFlowTimeLimit(seconds);
  if (limit !== undefined) return limit;
  throw new Error("the function's environment has no usable FLOW_TIME_LIMIT_SECONDS");
}

/** The time limit of a block that names none, and the longest one that a block may name, in seconds. */
export function timeLimitsOf(environment: Record<string, string>): { default: number; longest: number } {
  const limit = timeLimitOf(environment);
  return { default: limit, longest: Number(environment.LONGEST_TIME_LIMIT_SECONDS ?? limit) };
}
