import { CONNECT_PAUSE_MS } from '../../../dev/doctor/aws';
import { createPace } from '../../../dev/doctor/supervise';
import { createVirtualClock } from '../../../dev/virtual-clock';

/** What Connect allows most operations in a second (Amazon Connect Administrator Guide, API throttling quotas). */
const CONNECT_RATE = 2;

describe('the pace of calls', () => {
  it("stays below Connect's limit", async () => {
    const clock = createVirtualClock();
    const pace = createPace(CONNECT_PAUSE_MS, clock);
    const starts: number[] = [];
    const calls = Array.from({ length: 50 }, () => pace().then(() => starts.push(clock.now())));
    await clock.run();
    await Promise.all(calls);
    expect(49 / (starts.at(-1)! / 1000)).toBeLessThan(CONNECT_RATE);
  });

  it('does not delay a call that comes later than that', async () => {
    const clock = createVirtualClock();
    const pace = createPace(CONNECT_PAUSE_MS, clock);
    await pace();
    clock.after(CONNECT_PAUSE_MS, () => {});
    await clock.run();
    const before = clock.now();
    await pace();
    expect(clock.now()).toBe(before);
  });
});
