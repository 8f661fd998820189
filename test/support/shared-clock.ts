import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Clock } from '../../lambda/retry/clock';

/** Milliseconds by which time goes on at once: less than the shortest time that the function or the emulator waits. */
const TICK_MS = 5;

/** A process that lives by the clock. */
type Member = {
  /** The environment variables that it must start with. */
  environment: Record<string, string>;
  /** While it is suspended, time goes on without it. */
  suspended: boolean;
  /** Time no longer waits for the process. */
  leave(): void;
};

type Timer = { at: number; callback: () => void };
type Connected = Member & { socket?: Socket; answered: boolean };

/**
 * The clock of a test file's process and of every process that joins it. Time goes on only when each of them has done
 * all work that was ready: a process that a busy machine makes slow finds no deadline over. It does not wait for the
 * real time either, so a block's 8 s pass in a moment.
 */
export const sharedClock: Clock & { join(): Member } = {
  now: () => now,
  after(pause, callback) {
    const timer = { at: now + Math.max(0, pause), callback };
    timers.add(timer);
    keepGoing();
    return () => timers.delete(timer);
  },
  join() {
    const id = randomUUID();
    const member = {
      environment: {
        NODE_OPTIONS: `--import=${pathToFileURL(join(__dirname, 'join-shared-clock.mjs'))}`,
        SHARED_CLOCK: JSON.stringify({ path, id }),
      },
      suspended: false,
      // Time waits for a process that is still being started.
      answered: false,
      leave: () => {
        members.delete(id);
        keepGoing();
      },
    };
    members.set(id, member);
    return member;
  },
};

const startedAt = Date.now();
const path = join(tmpdir(), `clock-${randomUUID().slice(0, 8)}`);
const timers = new Set<Timer>();
const members = new Map<string, Connected>();
let now = 0;
let going = false;

const server = createServer((socket) => {
  let member: Connected | undefined;
  socket.setEncoding('utf8').on('error', () => {});
  socket.on('data', (text: string) => {
    if (member === undefined) {
      member = members.get(text.trim());
      if (member === undefined) return void socket.destroy();
      member.socket = socket;
      socket.write(JSON.stringify({ startedAt, now }));
    } else {
      member.answered = true;
      keepGoing();
    }
  });
  socket.on('close', () => {
    member?.leave();
  });
});

beforeAll(() => new Promise<void>((resolve) => server.listen(path, resolve)));
afterAll(() => {
  going = true;
  for (const { socket } of members.values()) socket?.destroy();
  server.close();
  rmSync(path, { force: true });
});

function keepGoing(): void {
  if (going) return;
  going = true;
  setImmediate(tick);
}

/** Lets time go on once everybody has answered; it stands still while nobody is there and nothing waits. */
function tick(): void {
  const present = [...members.values()].filter(({ suspended }) => !suspended);
  if (present.every(({ answered }) => answered) && (present.length > 0 || timers.size > 0)) {
    now += TICK_MS;
    for (const timer of timers) {
      if (timer.at > now) continue;
      timers.delete(timer);
      timer.callback();
    }
    for (const member of present) {
      member.answered = false;
      member.socket?.write(String(now));
    }
  }
  going = false;
  if (present.length === 0 && timers.size > 0) keepGoing();
}

/** The same for a local instance: its flows, its emulator and the processes of its function. */
export const SHARED_TIME = { clock: sharedClock, environment: () => sharedClock.join().environment };
