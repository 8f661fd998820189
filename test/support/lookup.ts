import { createVirtualClock } from '../../dev/virtual-clock';
import { NOT_GIVEN } from '../../lambda/contract/parameters';

import type {
  CaseDetails,
  CasesPage,
  CustomerCasesPage,
  CustomerPageRequest,
  LinkedCase,
  PageRequest,
} from '../../lambda/lookup/cases-api';
import type { CasesRequest, Contact } from '../../lambda/lookup/cases-request';
import { type CasesAnswer, lookUpCases } from '../../lambda/lookup/lookup';
import { type Budget, openBudget } from '../../lambda/retry/budget';
import { AttemptFailure } from '../../lambda/retry/failure';
import { emptyStats, type LookupStats, totalsOf } from '../../lambda/retry/stats';

/** What one attempt of a scripted service does: a page or a failure, after some milliseconds. */
export type Attempt = { page: CasesPage } | AttemptFailure;
export type Script = (attempt: {
  number: number;
  token: string | undefined;
  at: number;
  contactArn: string;
  size: number;
}) => {
  takes?: number;
  gives: Attempt;
};

export type LookupRun = Partial<CasesAnswer> & {
  error?: unknown;
  /** When each attempt to read a page began, in virtual milliseconds. */
  attempts: number[];
  /** Of which case each attempt to read a status was. */
  statusReads: string[];
  /** Which cases each attempt to search asked for. */
  searches: string[][];
  /** What each attempt to find a page of a customer's cases asked for. */
  customerPages: CustomerPageRequest[];
  /** The most attempts to read a status that were in flight at once. */
  mostAtOnce: number;
  /** When the lookup ended. */
  ended: number;
  /** Attempts that were neither settled nor aborted when it ended. */
  inFlightAtEnd: number;
  stats: LookupStats;
  totals: ReturnType<typeof totalsOf>;
  budget: Budget;
};

/** What one attempt to read a single case of a scripted service does; a status alone stands for a case's details. */
export type CaseScript = (attempt: { caseId: string; number: number; at: number }) => {
  takes?: number;
  gives: string | CaseDetails | undefined | AttemptFailure;
};

/** What one attempt to search does: the details of the cases that it finds. */
export type SearchScript = (attempt: { caseIds: string[]; number: number; at: number }) => {
  takes?: number;
  gives: Map<string, CaseDetails> | AttemptFailure;
};

/** Details of a case. */
export const details = (status: string, more: Partial<CaseDetails> = {}): CaseDetails => ({
  status,
  reference: '',
  created: undefined,
  updated: undefined,
  queueArn: '',
  userArn: '',
  fields: {},
  ...more,
});

/** What one attempt to find a page of a customer's cases does. */
export type CustomerScript = (attempt: { page: CustomerPageRequest; number: number; at: number }) => {
  takes?: number;
  gives: CustomerCasesPage | AttemptFailure;
};

const noCustomer: CustomerScript = () => {
  throw new Error('a customer was looked up that the request does not name');
};

const noCases: CaseScript = () => {
  throw new Error('a case was read that the lookup did not need');
};

/** Runs a lookup against a scripted service on a virtual clock. */
export async function runLookup(
  script: Script,
  {
    random = Math.random,
    timeLimitMs = 8000,
    remainingMs = 8000,
    asked = {} as Partial<CasesRequest>,
    statuses = noCases,
    search = undefined as SearchScript | undefined,
    customers = noCustomer,
  } = {},
): Promise<LookupRun> {
  const clock = createVirtualClock();
  const budget = openBudget({ now: 0, timeLimitMs, alreadyWaitedMs: 0, remainingMs });
  const stats = emptyStats();
  const run: LookupRun = {
    attempts: [],
    statusReads: [],
    searches: [],
    customerPages: [],
    mostAtOnce: 0,
    ended: Number.NaN,
    inFlightAtEnd: Number.NaN,
    stats,
    totals: totalsOf(stats),
    budget,
  };

  const inFlight = new Set<object>();
  /** One attempt: gives a result after some time, unless it is aborted before. */
  const attempt = <T>(signal: AbortSignal, takes: number, gives: T | AttemptFailure) =>
    new Promise<T>((resolve, reject) => {
      const open = {};
      inFlight.add(open);
      signal.addEventListener('abort', () => inFlight.delete(open) && reject(new Error('aborted')));
      clock.after(takes, () => {
        if (!inFlight.delete(open)) return;
        if (gives instanceof AttemptFailure) reject(gives);
        else resolve(gives);
      });
    });

  const readPage = async ({ contactArn, nextToken: token, size }: PageRequest, signal: AbortSignal) => {
    run.attempts.push(clock.now());
    const number = run.attempts.length;
    const { takes = 50, gives } = script({ number, token, at: clock.now(), contactArn, size });
    return attempt(signal, takes, gives instanceof AttemptFailure ? gives : gives.page);
  };
  let readsInFlight = 0;

  const readCase = async (caseId: string, signal: AbortSignal) => {
    run.statusReads.push(caseId);
    run.mostAtOnce = Math.max(run.mostAtOnce, ++readsInFlight);
    const { takes = 50, gives } = statuses({ caseId, number: run.statusReads.length, at: clock.now() });
    return attempt(signal, takes, typeof gives === 'string' ? details(gives) : gives).finally(() => readsInFlight--);
  };

  const find = async (caseIds: string[], signal: AbortSignal) => {
    run.searches.push(caseIds);
    const { takes = 50, gives } = search!({ caseIds, number: run.searches.length, at: clock.now() });
    return attempt(signal, takes, gives);
  };
  const index = search && { isUsable: () => true, find };

  const findByCustomer = async (page: CustomerPageRequest, signal: AbortSignal) => {
    run.customerPages.push(page);
    const { takes = 50, gives } = customers({ page, number: run.customerPages.length, at: clock.now() });
    return attempt(signal, takes, gives);
  };

  const contacts = asked.contacts ?? [contactNamed('contact')];
  const contactId = contacts[0]?.contactId ?? 'contact';
  const request: CasesRequest = { ...NOT_GIVEN, contacts, contactId, ...asked };
  lookUpCases(request, { readPage, readCase, index, findByCustomer }, { budget, clock, random, stats })
    .then(
      (answer) => Object.assign(run, answer),
      (error) => Object.assign(run, { error }),
    )
    .finally(() => Object.assign(run, { ended: clock.now(), inFlightAtEnd: inFlight.size, totals: totalsOf(stats) }));
  await clock.run();
  return run;
}

/** A contact whose ARN is its id. */
export const contactNamed = (contactId: string): Contact => ({ contactId, contactArn: contactId });

export const throttled = (retryAfterMs?: number) => new AttemptFailure('throttled', { retryAfterMs });

/** Numbered cases, each of the template that its number is dealt. */
export function numbered(count: number, templateOf = (_number: number) => 'template'): LinkedCase[] {
  return Array.from({ length: count }, (_, number) => ({ caseId: `case-${number}`, templateId: templateOf(number) }));
}

/** A script that deals out the cases of each contact in pages as large as asked for; a token is a page's number. */
export function dealing(casesOf: (contactArn: string) => LinkedCase[]): Script {
  return ({ token, contactArn, size }) => {
    const all = casesOf(contactArn);
    const end = (Number(token ?? 0) + 1) * size;
    const cases = all.slice(end - size, end);
    return { gives: { page: end < all.length ? { cases, nextToken: String(end / size) } : { cases } } };
  };
}

/** A script that deals out so many numbered cases. */
export const pagesOf = (count: number) => dealing(() => numbered(count));
