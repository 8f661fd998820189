import fc from 'fast-check';
import { createVirtualClock } from '../../../dev/virtual-clock';
import { openBudget } from '../../../lambda/retry/budget';
import { AttemptFailure, LookupError } from '../../../lambda/retry/failure';
import { retryWithinBudget } from '../../../lambda/retry/retry';
import { emptyStats } from '../../../lambda/retry/stats';
import { pagesOf, runLookup, throttled } from '../../support/lookup';

const unreachable = new AttemptFailure('unreachable');

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
    const { error, ended, budget } = await runLookup(() => ({ gives: new AttemptFailure(kind) }));
    expect(error).toBeInstanceOf(LookupError);
    expect((error as Error).name).toBe(name);
    expect(ended).toBeGreaterThan(budget.deadline - 500);
    expect(ended).toBeLessThanOrEqual(budget.deadline);
  });

  it('gives each attempt a signal of its own, so that their listeners do not pile up', async () => {
    const signals = new Set<AbortSignal>();
    const clock = createVirtualClock();
    const budget = openBudget({ now: 0, timeLimitMs: 8000, alreadyWaitedMs: 0, remainingMs: 8000 });
    const attempt = async (signal: AbortSignal) => {
      signals.add(signal);
      throw unreachable;
    };
    const stats = emptyStats();
    const context = { budget, clock, random: () => 0, stats, throttledOperations: new Set<never>() };
    const outcome = retryWithinBudget('GetCase', attempt, context).catch((error: Error) => error.name);
    await clock.run();
    expect(await outcome).toBe('CasesUnreachableError');
    expect(signals.size).toBe(stats.requests.GetCase.sent);
    expect(signals.size).toBeGreaterThan(10);
  });

  it('makes a second attempt when the first hangs, and aborts the first when the second is answered', async () => {
    const { cases, attempts, inFlightAtEnd } = await runLookup((attempt) =>
      attempt.number === 1 ? { takes: 60_000, gives: unreachable } : pagesOf(1)(attempt),
    );
    expect(cases).toHaveLength(1);
    expect(attempts[1]).toBeGreaterThanOrEqual(2000);
    expect(attempts[1]).toBeLessThan(2200);
    expect(inFlightAtEnd).toBe(0);
  });

  it.each([
    [2500, 8000, 2],
    [4000, 8000, 2],
    [7000, 8000, 3],
    [10_000, 60_000, 3],
    [50_000, 60_000, 5],
  ])(
    'answers after %i ms when Cases takes as long for each request, in a block of %i ms',
    async (takes, limit, most) => {
      const run = await runLookup((attempt) => ({ ...pagesOf(1)(attempt), takes }), {
        timeLimitMs: limit,
        remainingMs: limit,
      });
      expect(run.cases).toHaveLength(1);
      expect(run.ended).toBe(takes);
      expect(run.attempts.length).toBeLessThanOrEqual(most);
      expect(run.inFlightAtEnd).toBe(0);
    },
  );

  it('reads a page after a slow one without another attempt, as long as it is no slower', async () => {
    const script = pagesOf(11);
    const run = await runLookup((attempt) => ({ ...script(attempt), takes: attempt.token ? 3500 : 2500 }));
    expect(run.cases).toHaveLength(11);
    expect(run.attempts).toHaveLength(3);
  });

  it('takes the answer of a slow attempt while it waits for the next one', async () => {
    const { cases, ended, attempts } = await runLookup((attempt) =>
      attempt.number === 1 ? { ...pagesOf(1)(attempt), takes: 2700 } : { takes: 10, gives: throttled(3000) },
    );
    expect(cases).toHaveLength(1);
    expect(ended).toBe(2700);
    expect(attempts).toHaveLength(2);
  });

  it('counts a throttled request that was refused late, and waits before the next page', async () => {
    const script = pagesOf(11);
    const run = await runLookup(
      (attempt) => {
        if (attempt.number === 1) return { takes: 2200, gives: throttled() };
        return { ...script(attempt), takes: attempt.number === 2 ? 500 : 50 };
      },
      { random: () => 0.5 },
    );
    expect(run.totals.throttledRequests).toBe(1);
    expect(run.attempts[2]! - run.attempts[1]! - 500).toBeGreaterThanOrEqual(100);
  });

  it.each(['throttled', 'unavailable'] as const)(
    'waits before the next page only if the last one was throttled before: %s',
    async (kind) => {
      const script = pagesOf(11);
      const { attempts } = await runLookup((attempt) =>
        attempt.number === 1 ? { gives: new AttemptFailure(kind) } : script(attempt),
      );
      const pauseMs = attempts[2]! - attempts[1]! - 50;
      if (kind === 'throttled') expect(pauseMs).toBeGreaterThanOrEqual(100);
      else expect(pauseMs).toBeCloseTo(0);
    },
  );

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
    expect(stats.requests.GetCase).toEqual({ sent: 3, throttled: 0, timedOut: 3 });
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

  it.each([
    ['unavailable', 'throttled', 'CasesThrottledError'],
    ['throttled', 'unavailable', 'CasesUnavailableError'],
  ] as const)('is named after the later of two that happened once each: %s, then %s', async (first, second, name) => {
    const { error, attempts } = await runLookup(
      ({ number }) =>
        number === 1
          ? { gives: new AttemptFailure(first, { retryAfterMs: 7000 }) }
          : { takes: 500, gives: new AttemptFailure(second) },
      { random: () => 0 },
    );
    expect(attempts).toHaveLength(2);
    expect(error).toHaveProperty('name', name);
  });

  it('sends no request when no time is left', async () => {
    const { error, attempts } = await runLookup(pagesOf(1), { remainingMs: 400 });
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
      timeLimitMs: fc.integer({ min: 1, max: 8 }).map((seconds) => seconds * 1000),
      random: fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
    };
    await fc.assert(
      fc.asyncProperty(fc.record(scenario), async ({ faults, count, timeLimitMs, random }) => {
        const run = await runLookup(
          (attempt) => {
            const { kind, takes, retryAfterMs } = faults[attempt.number - 1] ?? { takes: 30 };
            if (kind === undefined) return { ...pagesOf(count)(attempt), takes };
            return { takes, gives: new AttemptFailure(kind, { retryAfterMs }) };
          },
          { timeLimitMs, random: () => random.next().value },
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
