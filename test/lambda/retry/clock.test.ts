import { getEventListeners } from 'node:events';
import { createVirtualClock } from '../../../dev/virtual-clock';
import { openAttempts } from '../../../lambda/retry/attempts';
import { sleep } from '../../../lambda/retry/clock';

const listenersOf = ({ signal }: AbortController) => getEventListeners(signal, 'abort');

describe('sleep', () => {
  it('ends after its time and leaves no listener at the signal', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const slept = sleep(clock, 500, controller.signal);
    expect(listenersOf(controller)).toHaveLength(1);
    await clock.run();
    await slept;
    expect(clock.now()).toBe(500);
    expect(listenersOf(controller)).toEqual([]);
  });

  it('ends when the signal aborts and leaves no timer', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const slept = sleep(clock, 500, controller.signal);
    controller.abort();
    await slept;
    await clock.run();
    expect(clock.now()).toBe(0);
    expect(listenersOf(controller)).toEqual([]);
  });
});

describe('the attempts of a request', () => {
  it('leave neither a listener nor a timer when they have ended', async () => {
    const clock = createVirtualClock();
    const controller = new AbortController();
    const { signal } = controller;
    const attempts = openAttempts(async () => 'answer', { clock, signal, onLateFailure: () => {} });
    expect(await attempts.make(2000)).toEqual({ answer: 'answer' });
    attempts.abort();
    await clock.run();
    expect(clock.now()).toBe(0);
    expect(listenersOf(controller)).toEqual([]);
  });

  it('pass on the answer of an attempt beyond its limit also when the answer is nothing', async () => {
    const clock = createVirtualClock();
    const attempt = (signal: AbortSignal) => sleep(clock, 2500, signal).then(() => undefined);
    const attempts = openAttempts(attempt, { clock, signal: undefined, onLateFailure: () => {} });
    const first = attempts.make(2000).catch(({ kind }) => kind);
    const late = first.then(() => attempts.wait(5000));
    await clock.run();
    expect([await first, await late]).toEqual(['timedOut', { answer: undefined }]);
  });
});
