// Loaded before anything else into a process that lives by the clock of a test file; see shared-clock.ts.
import { connect } from 'node:net';

/** @typedef {{ at: number, keepsAlive: boolean, callback: (...args: unknown[]) => void, args: unknown[] }} Timer */

/** What other threads do for the process: it has no part in how long they take. */
const THREADS = /^(GetAddrInfo|FS|Close)Req/;

const { setTimeout: realSetTimeout, clearTimeout: realClearTimeout } = globalThis;
const { path, id } = JSON.parse(process.env.SHARED_CLOCK ?? '{}');
/** @type {Set<Timer>} */
const timers = new Set();
const socket = connect(path).setEncoding('utf8');
socket.write(id);
const { startedAt, now: joinedAt } = await new Promise((resolve) =>
  socket.once('data', (text) => resolve(JSON.parse(String(text)))),
);
let now = joinedAt;
socket.on('error', () => {});

socket.on('data', (text) => {
  now = Number(text);
  for (const timer of timers) {
    if (timer.at > now) continue;
    timers.delete(timer);
    timer.callback(...timer.args);
  }
  keepAlive();
  setImmediate(answer);
});

/** Answers when everything that had arrived has been read, and when no thread still looks up a name, or reads or closes a file. */
function answer() {
  if (process.getActiveResourcesInfo().some((name) => THREADS.test(name))) realSetTimeout(answer, 1);
  else socket.write('.');
}

/** The process lives for as long as it waits for a timer, as it would by its own clock. */
function keepAlive() {
  if ([...timers].some(({ keepsAlive }) => keepsAlive)) socket.ref();
  else socket.unref();
}

keepAlive();
socket.write('.');

process.uptime = () => (now - joinedAt) / 1000;
Date.now = () => startedAt + now;

/** @param {Timer['callback']} callback @param {number} [pause] @param {unknown[]} args */
function setTimeout(callback, pause = 0, ...args) {
  const start = () => {
    timer.at = now + Math.max(1, pause);
    timers.add(timer);
    keepAlive();
    return timer;
  };
  const keep = (/** @type {boolean} */ keepsAlive) => {
    timer.keepsAlive = keepsAlive;
    keepAlive();
    return timer;
  };
  const timer = {
    at: 0,
    keepsAlive: true,
    callback,
    args,
    ref: () => keep(true),
    unref: () => keep(false),
    hasRef: () => timer.keepsAlive,
    refresh: start,
  };
  return start();
}

Object.assign(globalThis, {
  setTimeout,
  /** @param {any} timer */
  clearTimeout(timer) {
    if (timers.delete(timer)) keepAlive();
    else realClearTimeout(timer);
  },
});
