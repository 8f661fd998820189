import { type Invoked, invokeWithin, MAX_REPEATS, REPEAT_PAUSE_MS } from '../../../../dev/flow/context/invocation';
import type { Outcome } from '../../../../dev/runtime/execution-environment';
import { createVirtualClock } from '../../../../dev/virtual-clock';
import { sleep } from '../../../../lambda/retry/clock';

const FAILURE = { errorType: 'CasesThrottledError', errorMessage: 'throttled' };

/** Lets a block wait for a function whose invocations each take some milliseconds and end as scripted. */
async function waitFor(script: { takes: number; gives: Outcome }[], limit = 8000) {
  const clock = createVirtualClock();
  let count = 0;
  let invoked: Invoked | undefined;
  const answeredAt: number[] = [];
  invokeWithin(limit, 'STRING_MAP', clock, async () => {
    const { takes, gives } = script[Math.min(count++, script.length - 1)]!;
    await sleep(clock, takes);
    answeredAt.push(clock.now());
    return gives;
  }).then((result) => {
    invoked = result;
  });
  await clock.run();
  return { ...(invoked as Invoked), answeredAt };
}

describe('a Lambda block', () => {
  it('continues with the first answer', async () => {
    expect(await waitFor([{ takes: 300, gives: { result: { caseCount: '0' } } }])).toMatchObject({
      answer: { caseCount: '0' },
      invocations: 1,
      waited: 300,
    });
  });

  it('has a failed function invoked again, up to three times', async () => {
    const { answeredAt, ...invoked } = await waitFor([{ takes: 10, gives: FAILURE }]);
    expect(invoked).toEqual({
      failed: 'CasesThrottledError: throttled',
      invocations: 1 + MAX_REPEATS,
      waited: 4 * 10 + 3 * REPEAT_PAUSE_MS,
    });
    expect(answeredAt).toHaveLength(4);
  });

  it('takes the answer of a repeated invocation', async () => {
    const script = [
      { takes: 10, gives: FAILURE },
      { takes: 10, gives: { result: { caseCount: '1' } } },
    ];
    expect(await waitFor(script)).toMatchObject({ answer: { caseCount: '1' }, invocations: 2 });
  });

  it('stops waiting when its time is over, while the function works on', async () => {
    const { answeredAt, ...invoked } = await waitFor([{ takes: 5000, gives: { result: {} } }], 3000);
    expect(invoked).toEqual({ failed: 'no answer within 3 s', invocations: 1, waited: 3000 });
    expect(answeredAt).toEqual([5000]);
  });

  it('counts repeated invocations in the same time, and says why they were needed', async () => {
    const script = [
      { takes: 1000, gives: FAILURE },
      { takes: 2000, gives: { result: {} } },
    ];
    expect(await waitFor(script, 3000)).toMatchObject({
      failed: 'no answer within 3 s; before, CasesThrottledError: throttled',
      invocations: 2,
      waited: 3000,
    });
  });

  it('does not repeat when the pause would outlast its time', async () => {
    expect(await waitFor([{ takes: 2900, gives: FAILURE }], 3000)).toMatchObject({ invocations: 1, waited: 2900 });
  });

  it('takes an answer that is not a STRING_MAP for a failure, and does not ask again', async () => {
    expect(await waitFor([{ takes: 10, gives: { result: { caseCount: 1 } } }])).toMatchObject({
      failed: 'caseCount is a number; in a STRING_MAP every value is a string',
      invocations: 1,
    });
  });
});
