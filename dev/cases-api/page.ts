export type CaseSummary = { caseId: string; templateId: string };

/** A page of a contact's cases; without a token it is the last. */
export type CasesPage = { cases: CaseSummary[]; nextToken?: string };

/** Which page is asked for. */
export type PageRequest = {
  /** How many cases come before it. */
  position: number;
  /** The most cases that it may hold. */
  limit: number;
  /** The token of the page at another position. */
  tokenFor: (position: number) => string;
};

/** Cuts a page out of a contact's cases. */
export function cutPage(cases: CaseSummary[], { position, limit, tokenFor }: PageRequest): CasesPage {
  const end = position + limit;
  const summaries = cases.slice(position, end).map(({ caseId, templateId }) => ({ caseId, templateId }));
  return { cases: summaries, ...(end < cases.length && { nextToken: tokenFor(end) }) };
}
