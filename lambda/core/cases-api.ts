/** A case that a contact is linked to. */
export type LinkedCase = { caseId: string; templateId: string };

/** One page of a contact's cases; the last one has no token. */
export type CasesPage = { cases: LinkedCase[]; nextToken?: string };

/** Which page to read, and the most cases that it may hold. */
export type PageRequest = { contactArn: string; nextToken: string | undefined; size: number };

/**
 * The port to a contact's cases: makes one attempt to read one page, until the signal aborts it.
 *
 * @throws AttemptFailure
 */
export type ReadCasesPage = (page: PageRequest, signal: AbortSignal) => Promise<CasesPage>;

/**
 * The port to a case's status: makes one attempt to read it, until the signal aborts it. Undefined when the case was
 * deleted.
 *
 * @throws AttemptFailure
 */
export type ReadCaseStatus = (caseId: string, signal: AbortSignal) => Promise<string | undefined>;

/** Both ports to Amazon Connect Cases. */
export type CasesApi = { readPage: ReadCasesPage; readStatus: ReadCaseStatus };
