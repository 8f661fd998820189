import { createVirtualClock } from '../../dev/virtual-clock';
import { type Budget, openBudget } from '../../lambda/core/budget';
import type { CasesPage, LinkedCase, PageRequest } from '../../lambda/core/cases';
import type { Contact } from '../../lambda/core/contact';
import { AttemptFailure, type LookupFigures } from '../../lambda/core/failure';
import { type CasesAnswer, lookUpCases } from '../../lambda/core/lookup';
import { NOT_GIVEN } from '../../lambda/core/parameters';
import type { CasesRequest } from '../../lambda/core/request';

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
  /** When each attempt began, in virtual milliseconds. */
  attempts: number[];
  /** When the lookup ended. */
  ended: number;
  figures: LookupFigures;
  budget: Budget;
};

/** Runs a lookup against a scripted service on a virtual clock. */
export async function runLookup(
  script: Script,
  { random = Math.random, flowTimeLimit = 8000, remaining = 8000, asked = {} as Partial<CasesRequest> } = {},
): Promise<LookupRun> {
  const clock = createVirtualClock();
  const budget = openBudget({ now: 0, flowTimeLimit, alreadyWaited: 0, remaining });
  const figures = { pages: 0, attempts: 0, throttles: 0, waited: 0 };
  const run: LookupRun = { attempts: [], ended: Number.NaN, figures, budget };

  const readPage = ({ contactArn, nextToken: token, size }: PageRequest, signal: AbortSignal) =>
    new Promise<CasesPage>((resolve, reject) => {
      run.attempts.push(clock.now());
      const { takes = 50, gives } = script({
        number: run.attempts.length,
        token,
        at: clock.now(),
        contactArn,
        size,
      });
      signal.addEventListener('abort', () => reject(new AttemptFailure('timedOut', { retryable: true })));
      clock.after(takes, () => (gives instanceof AttemptFailure ? reject(gives) : resolve(gives.page)));
    });

  const request = { ...NOT_GIVEN, contacts: [contactNamed('contact')] as [Contact], ...asked };
  lookUpCases(request, readPage, { budget, clock, random, figures })
    .then(
      (answer) => Object.assign(run, answer),
      (error) => Object.assign(run, { error }),
    )
    .finally(() => Object.assign(run, { ended: clock.now() }));
  await clock.run();
  return run;
}

/** A contact whose ARN is its id. */
export const contactNamed = (contactId: string): Contact => ({ contactId, contactArn: contactId });

export const throttled = (retryAfter?: number) => new AttemptFailure('throttled', { retryable: true, retryAfter });

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
