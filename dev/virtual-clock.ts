import type { Clock } from '../lambda/retry/clock';

/** A clock whose time passes only when everything that is ready has run, so that hours take moments. */
export type VirtualClock = Clock & {
  /** Lets time pass until no timer is left. */
  run(): Promise<void>;
};

/** Makes a virtual clock that starts at zero, in milliseconds. */
export function createVirtualClock(): VirtualClock {
  const timers: { at: number; callback: () => void }[] = [];
  let now = 0;

  return {
    now: () => now,
    after(pause, callback) {
      const timer = { at: now + Math.max(0, pause), callback };
      timers.splice(timers.findLastIndex(({ at }) => at <= timer.at) + 1, 0, timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    async run() {
      await settle();
      for (let timer = timers.shift(); timer !== undefined; timer = timers.shift()) {
        now = timer.at;
        timer.callback();
        await settle();
      }
    },
  };
}

/** Lets every promise that can go on do so: an immediate comes after the whole queue of microtasks. */
const settle = () => new Promise((resolve) => setImmediate(resolve));
