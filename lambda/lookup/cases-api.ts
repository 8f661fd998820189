/** A case that a contact is linked to. */
export type LinkedCase = { caseId: string; templateId: string };

/** One page of a contact's cases; the last one has no token. */
export type CasesPage = { cases: LinkedCase[]; nextToken?: string };

/** Which page to read, and the most cases that it may hold. */
export type PageRequest = { contactArn: string; nextToken: string | undefined; size: number };

/** What the list of a contact's cases does not say about a case. */
export type CaseDetails = {
  /** As Cases stores it: `open`, `closed`, or a status that the account added. */
  status: string;
  /** The number that agents and customers use; `""` when the case has none. */
  reference: string;
  /** When the case was created, in milliseconds since 1970; undefined when Cases does not say. */
  created: number | undefined;
  /** When it was last updated. */
  updated: number | undefined;
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
export type CasesApi = { readPage: ReadCasesPage; readCase: ReadCase; index?: SearchIndex | undefined };
