import fc from 'fast-check';
import { createTokenBucket, DEFAULT_QUOTAS, GUIDE_QUOTAS } from '../../../dev/cases-api/quotas';

function bucketAt(start: number, quota: { rate: number; burst: number }) {
  let time = start;
  const bucket = createTokenBucket({ ...quota, now: () => time });
  return { ...bucket, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('a token bucket', () => {
  it('allows its burst at once, then one request each time that a token has come back', () => {
    const bucket = bucketAt(1234.5, { rate: 2, burst: 2 });
    expect([bucket.take(), bucket.take(), bucket.take()]).toEqual([true, true, false]);
    bucket.pass(499);
    expect(bucket.take()).toBe(false);
    bucket.pass(1);
    expect([bucket.take(), bucket.take()]).toEqual([true, false]);
  });

  it('never holds more than its burst', () => {
    const bucket = bucketAt(0, { rate: 2, burst: 3 });
    bucket.pass(3_600_000);
    expect(bucket.level()).toBe(3);
    expect([1, 2, 3, 4].map(bucket.take)).toEqual([true, true, true, false]);
  });

  it('tells parts of a token', () => {
    const bucket = bucketAt(0, { rate: 2, burst: 2 });
    bucket.take();
    bucket.take();
    bucket.pass(250);
    expect(bucket.level()).toBeCloseTo(0.5);
  });

  it('has no end without a quota', () => {
    const bucket = bucketAt(0, { rate: 0, burst: 1 });
    expect(Array.from({ length: 1000 }, bucket.take)).not.toContain(false);
    expect(bucket.level()).toBe(Number.POSITIVE_INFINITY);
  });

  it('loses nothing to a refused request', () => {
    const steps = fc.array(fc.nat(2000), { maxLength: 50 });
    fc.assert(
      fc.property(steps, fc.constantFrom(0.5, 2, 3, 7), (pauses, rate) => {
        const asked = bucketAt(0, { rate, burst: 1 });
        asked.take();
        const due = 1000 / rate;
        let passed = 0;
        for (const pause of pauses) {
          if (passed + pause >= due - 1) break;
          passed = asked.pass(pause);
          expect(asked.take()).toBe(false);
        }
        asked.pass(due - passed);
        expect(asked.take()).toBe(true);
      }),
    );
  });

  it('never allows more in any stretch of time than the burst and what came back meanwhile', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 900, noNaN: true }), { minLength: 1, maxLength: 80 }),
        fc.double({ min: 0.5, max: 20, noNaN: true }),
        fc.integer({ min: 1, max: 5 }),
        (pauses, rate, burst) => {
          const bucket = bucketAt(0, { rate, burst });
          const taken: number[] = [];
          for (const pause of pauses) {
            const at = bucket.pass(pause);
            if (bucket.take()) taken.push(at);
            expect(bucket.level()).toBeGreaterThanOrEqual(0);
            expect(bucket.level()).toBeLessThanOrEqual(burst);
          }
          for (const [first, from] of taken.entries()) {
            for (const [last, to] of taken.entries()) {
              if (last < first) continue;
              expect(last - first + 1).toBeLessThanOrEqual(burst + ((to - from) * rate) / 1000 + 1e-6);
            }
          }
        },
      ),
    );
  });
});

it.each([
  ['Service Quotas', DEFAULT_QUOTAS, [2, 10, 2, 10, 4, 15]],
  ['the Administrator Guide', GUIDE_QUOTAS, [2, 2, 2, 10, 4, 10]],
])('the quotas of %s are those that it publishes', (_, { ListCasesForContact, SearchCases, GetCase }, published) => {
  const all = [ListCasesForContact, SearchCases, GetCase].flatMap(({ rate, burst }) => [rate, burst]);
  expect(all).toEqual(published);
});
