import fc from 'fast-check';
import { createVirtualClock } from '../../../dev/virtual-clock';
import { openBudget } from '../../../lambda/retry/budget';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import { retryWithinBudget } from '../../../lambda/retry/retry';
import { emptyStats } from '../../../lambda/retry/stats';
import { pagesOf, runLookup, throttled } from '../../support/lookup';

const unreachable = new AttemptFailure('unreachable', { retryable: true });

describe('the retry loop', () => {
  it('outlasts throttling and answers when the quota allows it', async () => {
    const { cases, totals } = await runLookup((attempt) =>
      attempt.at < 5000 ? { gives: throttled() } : pagesOf(1)(attempt),
    );
    expect(cases).toHaveLength(1);
    expect(totals.throttledRequests).toBe(totals.requests - 1);
  });

  it.each([
    ['throttled', 'CasesThrottledError'],
    ['unavailable', 'CasesUnavailableError'],
    ['unreachable', 'CasesUnreachableError'],
  ] as const)('ends a lookup that is %s for ever in %s', async (kind, name) => {
    const { error, ended, budget } = await runLookup(() => ({ gives: new AttemptFailure(kind, { retryable: true }) }));
    expect(error).toBeInstanceOf(LookupError);
    expect((error as Error).name).toBe(name);
    expect(ended).toBeGreaterThan(budget.deadline - 500);
    expect(ended).toBeLessThanOrEqual(budget.deadline);
  });

  it('cuts an attempt that hangs and answers with the next', async () => {
    const { cases, attempts } = await runLookup((attempt) =>
      attempt.number === 1 ? { takes: 60_000, gives: unreachable } : pagesOf(1)(attempt),
    );
    expect(cases).toHaveLength(1);
    expect(attempts[1]).toBeGreaterThanOrEqual(2000);
    expect(attempts[1]).toBeLessThan(2200);
  });

  it('ends in LookupTimedOutError when every attempt hangs', async () => {
    const { error, ended, budget } = await runLookup(() => ({ takes: 60_000, gives: unreachable }));
    expect((error as Error).name).toBe('LookupTimedOutError');
    expect(ended).toBeLessThanOrEqual(budget.deadline);
  });

  it('retries a first broken connection after 20 ms', async () => {
    const { attempts } = await runLookup((attempt) =>
      attempt.number === 1 ? { gives: unreachable } : pagesOf(1)(attempt),
    );
    expect(attempts[1]! - attempts[0]!).toBeLessThanOrEqual(50 + 20);
  });

  it.each([
    [3000, 'obeys', 3050, 8000],
    [30_000, 'does not obey', 150, 2200],
  ])('%i ms of Retry-After: %s', async (retryAfterMs, _, earliest, latest) => {
    const { attempts } = await runLookup((attempt) =>
      attempt.number === 1 ? { gives: throttled(retryAfterMs) } : pagesOf(1)(attempt),
    );
    expect(attempts[1]).toBeGreaterThanOrEqual(earliest);
    expect(attempts[1]).toBeLessThanOrEqual(latest);
  });

  it('counts an attempt that never settles as timed out, and goes on', async () => {
    const clock = createVirtualClock();
    const stats = emptyStats();
    const budget = openBudget({ now: 0, timeLimitMs: 8000, alreadyWaitedMs: 0, remainingMs: 8000 });
    const context = { clock, stats, budget, random: () => 0.5, throttledOperations: new Set<never>() };
    const never = () => new Promise(() => {});
    const outcome = retryWithinBudget('GetCase', never, context).catch((error: Error) => error.name);
    await clock.run();
    expect(await outcome).toBe('LookupTimedOutError');
    expect(stats.requests.GetCase.sent).toBe(4);
    expect(clock.now()).toBeLessThanOrEqual(budget.deadline);
  });

  it.each([
    [
      'several failed connections, the last of them cut by the deadline',
      'CasesUnreachableError',
      (number: number) => number < 10,
    ],
    ['one failed connection among timeouts', 'LookupTimedOutError', (number: number) => number === 1],
  ])('is named after what happened most often: %s', async (_, name, fails) => {
    const { error } = await runLookup(({ number }) =>
      fails(number) ? { takes: 700, gives: unreachable } : { takes: 60_000, gives: unreachable },
    );
    expect(error).toHaveProperty('name', name);
  });

  it('sends no request when no time is left', async () => {
    const { error, attempts } = await runLookup(pagesOf(1), { remaining: 400 });
    expect(attempts).toEqual([]);
    expect((error as Error).name).toBe('LookupTimedOutError');
  });

  it('passes on a defect at once', async () => {
    const { error, attempts } = await runLookup(() => {
      throw new TypeError('a mistake in the code');
    });
    expect(error).toBeInstanceOf(TypeError);
    expect(attempts).toHaveLength(1);
  });

  it('keeps a rising floor under its waits, whatever value was chosen', async () => {
    const { attempts } = await runLookup(() => ({ takes: 0, gives: unreachable }), { random: () => Number.NaN });
    const waits = attempts.slice(1).map((at, index) => Math.round(at - attempts[index]!));
    expect(waits.slice(0, 4)).toEqual([20, 40, 80, 100]);
    expect(attempts.length).toBeLessThanOrEqual(80);
  });

  it('ends in time under any faults, starts no attempt too late, and answers completely or not at all', async () => {
    const kinds = ['throttled', 'unavailable', 'unreachable', 'timedOut', 'denied', 'malformedAnswer'] as const;
    const fault = fc.record({
      takes: fc.integer({ min: 0, max: 4000 }),
      kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
      retryAfterMs: fc.option(fc.oneof(fc.integer({ min: -1000, max: 20_000 }), fc.double()), { nil: undefined }),
    });
    const scenario = {
      faults: fc.array(fault, { maxLength: 30 }),
      count: fc.integer({ min: 0, max: 60 }),
      flowTimeLimit: fc.integer({ min: 1, max: 8 }).map((seconds) => seconds * 1000),
      random: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(scenario), async ({ faults, count, flowTimeLimit, random }) => {
        const run = await runLookup(
          (attempt) => {
            const { kind, takes, retryAfterMs } = faults[attempt.number - 1] ?? { takes: 30 };
            if (kind === undefined) return { ...pagesOf(count)(attempt), takes };
            const retryable = kind !== 'denied' && kind !== 'malformedAnswer';
            return { takes, gives: new AttemptFailure(kind, { retryable, retryAfterMs }) };
          },
          { flowTimeLimit, random: () => random.next().value },
        );
        expect(run.ended).toBeLessThanOrEqual(run.budget.deadline);
        for (const at of run.attempts) expect(at).toBeLessThanOrEqual(run.budget.deadline - 150);
        expect(run.totals.requests).toBe(run.attempts.length);
        if (run.error === undefined) {
          expect(run.cases?.map(({ caseId }) => caseId)).toEqual(Array.from({ length: count }, (_, i) => `case-${i}`));
        } else {
          expect(run.error).toBeInstanceOf(LookupError);
        }
      }),
    );
  });
});
