// Loaded before anything else into a process that lives by the clock of a test file; see shared-clock.ts.
import { connect } from 'node:net';

/** @typedef {{ at: number, callback: (...args: unknown[]) => void, args: unknown[] }} Timer */

const { path, id } = JSON.parse(process.env.SHARED_CLOCK ?? '{}');
const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const THREADS = /^(GetAddrInfo|FS)Req/;
/** @type {Set<Timer>} */
const timers = new Set();
const socket = connect(path).setEncoding('utf8');
socket.write(id);
const { startedAt, now: joinedAt } = await new Promise((resolve) =>
  socket.once('data', (text) => resolve(JSON.parse(String(text)))),
);
let now = joinedAt;
socket.on('error', () => {});
socket.unref();

socket.on('data', (text) => {
  now = Number(text);
  for (const timer of timers) {
    if (timer.at > now) continue;
    timers.delete(timer);
    timer.callback(...timer.args);
  }
  setImmediate(answer);
});

/** Answers when everything that had arrived has been read, and when no thread still looks up a name or reads a file. */
function answer() {
  if (process.getActiveResourcesInfo().some((name) => THREADS.test(name))) realSetTimeout(answer, 1);
  else socket.write('.');
}

socket.write('.');

process.uptime = () => (now - joinedAt) / 1000;
Date.now = () => startedAt + now;

/** @param {Timer['callback']} callback @param {number} [pause] @param {unknown[]} args */
function setTimeout(callback, pause = 0, ...args) {
  const timer = {
    at: now + Math.max(1, pause),
    callback,
    args,
    ref: () => timer,
    unref: () => timer,
    hasRef: () => false,
    refresh() {
      timer.at = now + Math.max(1, pause);
      timers.add(timer);
      return timer;
    },
  };
  timers.add(timer);
  return timer;
}

Object.assign(globalThis, {
  setTimeout,
  /** @param {any} timer */
  clearTimeout(timer) {
    if (!timers.delete(timer)) realClearTimeout(timer);
  },
});
