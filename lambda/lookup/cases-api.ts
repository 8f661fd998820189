import type { CaseCriteria } from './cases-request';

/** A case that a contact is linked to. */
export type LinkedCase = { caseId: string; templateId: string };

/** One page of a contact's cases; the last one has no token. */
export type CasesPage = { cases: LinkedCase[]; nextToken?: string };

/** Which page to read, and the most cases that it may hold. */
export type PageRequest = { contactArn: string; nextToken: string | undefined; size: number };

/** Which page of a customer's cases to find, and the most cases that it may hold. */
export type CustomerPageRequest = Pick<CaseCriteria, 'status' | 'order'> & {
  /** The ARN of the customer's profile. */
  customer: string;
  nextToken: string | undefined;
  size: number;
};

/** One page of a customer's cases; the last one has no token. */
export type CustomerCasesPage = {
  cases: (LinkedCase & { details: CaseDetails })[];
  /** How many entries the page had, also those without a case: the list is sparse. */
  entries: number;
  /** How many cases there are on all pages, if Cases says so. */
  totalCount?: number | undefined;
  nextToken?: string;
};

/** What the list of a contact's cases does not say about a case. */
export type CaseDetails = {
  /** As Cases stores it: `open`, `closed`, or a status that the account added; `""` when a customer's case has none. */
  status: string;
  /** The number that agents and customers use; `""` when the case has none. */
  reference: string;
  /** When the case was created, in milliseconds since 1970; undefined when Cases does not say. */
  created: number | undefined;
  /** When it was last updated. */
  updated: number | undefined;
  /** The ARN of the queue that owns the case; `""` when none. */
  queueArn: string;
  /** The ARN of the user to whom the case is assigned; `""` when none. */
  userArn: string;
  /** The further fields that the stack names, by their ids; a field without a value is `""`. */
  fields: Record<string, string>;
};

/**
 * The port to a contact's cases: makes one attempt to read one page, until the signal aborts it.
 *
 * @throws AttemptFailure
 */
export type ReadCasesPage = (page: PageRequest, signal: AbortSignal) => Promise<CasesPage>;

/**
 * The port to one case: makes one attempt to read its details, until the signal aborts it. Undefined when the case was
 * deleted.
 *
 * @throws AttemptFailure
 */
export type ReadCase = (caseId: string, signal: AbortSignal) => Promise<CaseDetails | undefined>;

/**
 * The port to a customer's cases: makes one attempt to find one page, until the signal aborts it. The search index can lag.
 *
 * @throws AttemptFailure
 */
export type FindCustomerCases = (page: CustomerPageRequest, signal: AbortSignal) => Promise<CustomerCasesPage>;

/** The port to the search index, which knows the details of most cases. */
export type SearchIndex = {
  /** False once Cases has refused such a search. */
  isUsable(): boolean;
  /**
   * Makes one attempt to find a page of cases, until the signal aborts it. Cases that the index lacks are missing from
   * the result.
   *
   * @throws AttemptFailure
   */
  find(caseIds: string[], signal: AbortSignal): Promise<Map<string, CaseDetails>>;
};

/** The ports to Amazon Connect Cases. Without an index each case is read by itself. */
export type CasesApi = {
  readPage: ReadCasesPage;
  readCase: ReadCase;
  index?: SearchIndex | undefined;
  findByCustomer: FindCustomerCases;
};
