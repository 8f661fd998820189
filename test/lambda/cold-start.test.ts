import { createVirtualClock } from '../../dev/virtual-clock';
import { watchColdStart } from '../../lambda/cold-start';

describe('watchColdStart', () => {
  it.each([
    ['counts the time since the process began', { idleMs: 20, onDemand: true }, 400],
    ['counts nothing when the execution environment was ready before the call', { idleMs: 90_000, onDemand: true }, 0],
    [
      'counts nothing when the clock was set back while the execution environment was idle',
      { idleMs: -3_600_000, onDemand: true },
      0,
    ],
    ['counts nothing with provisioned concurrency', { idleMs: 20, onDemand: false }, 0],
  ])('%s', (_, { idleMs, onDemand }, waited) => {
    let timeOfDay = 1_800_000_000_000;
    const clock = { ...createVirtualClock(), now: () => 400 };
    const timeWaited = watchColdStart({ clock, timeOfDay: () => timeOfDay, onDemand });
    timeOfDay += idleMs;
    expect(timeWaited()).toBe(waited);
    expect(timeWaited()).toBe(0);
  });
});
