import { createVirtualClock } from '../../dev/virtual-clock';
import { type Budget, openBudget } from '../../lambda/core/budget';
import { type CasesPage, type LinkedCase, listLinkedCases } from '../../lambda/core/cases';
import { AttemptFailure, type LookupFigures } from '../../lambda/core/failure';

/** What one attempt of a scripted service does: a page or a failure, after some milliseconds. */
export type Attempt = { page: CasesPage } | AttemptFailure;
export type Script = (attempt: { number: number; token: string | undefined; at: number }) => {
  takes?: number;
  gives: Attempt;
};

export type LookupRun = {
  cases?: LinkedCase[];
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
  { random = Math.random, flowTimeLimit = 8000, remaining = 8000 } = {},
): Promise<LookupRun> {
  const clock = createVirtualClock();
  const budget = openBudget({ now: 0, flowTimeLimit, alreadyWaited: 0, remaining });
  const figures = { pages: 0, attempts: 0, throttles: 0, waited: 0 };
  const run: LookupRun = { attempts: [], ended: Number.NaN, figures, budget };

  const readPage = (_contactArn: string, token: string | undefined, signal: AbortSignal) =>
    new Promise<CasesPage>((resolve, reject) => {
      run.attempts.push(clock.now());
      const { takes = 50, gives } = script({ number: run.attempts.length, token, at: clock.now() });
      signal.addEventListener('abort', () => reject(new AttemptFailure('timedOut', { retryable: true })));
      clock.after(takes, () => (gives instanceof AttemptFailure ? reject(gives) : resolve(gives.page)));
    });

  listLinkedCases('contact-arn', readPage, { budget, clock, random, figures })
    .then(
      (cases) => Object.assign(run, { cases }),
      (error) => Object.assign(run, { error }),
    )
    .finally(() => Object.assign(run, { ended: clock.now() }));
  await clock.run();
  return run;
}

export const throttled = (retryAfter?: number) => new AttemptFailure('throttled', { retryable: true, retryAfter });

/** A script that deals out numbered cases in pages of ten; the token of a page is its number. */
export function pagesOf(count: number): Script {
  return ({ token }) => {
    const page = Number(token ?? 0);
    const cases = Array.from({ length: Math.min(10, count - page * 10) }, (_, index) => ({
      caseId: `case-${page * 10 + index}`,
      templateId: 'template',
    }));
    return { gives: { page: (page + 1) * 10 < count ? { cases, nextToken: String(page + 1) } : { cases } } };
  };
}
