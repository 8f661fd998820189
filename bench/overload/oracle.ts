import { OPERATIONS, type Operation } from '../../lambda/contract/operations';
import { logNormal, seeded } from './random';
import type { Tally } from './simulate';
import {
  ASSUMED,
  assumedLatency,
  type Circumstances,
  CONNECT,
  type Contact,
  limitOf,
  pagesOf,
  type Quotas,
} from './world';

/** One request that a contact needs; it can begin when those it depends on have been answered. */
type Task = { operation: Operation; latency: number; after: Task[]; answeredAt?: number };

type Waiting = { contact: Contact; ready: number; open: Task[] };

/**
 * Serves contacts as one who sees them all and never asks in vain: each token goes to the contact with the fewest
 * requests left, among these to the one whose time ends first, as long as its answer can still come in time. It knows
 * the latencies to come. For contacts of one page and equal limits, and for contacts that arrive together, no order
 * answers more of them.
 */
export function serveOptimally(
  contacts: Contact[],
  seed: number,
  quotas: Quotas,
  { latency = assumedLatency }: Circumstances = {},
): Tally {
  const random = seeded(seed);
  const arriving = contacts.map((contact): Waiting => {
    const ready = contact.at + logNormal(random, ASSUMED.invocation);
    return { contact, ready, open: tasksOf(contact, () => latency(random)) };
  });
  const tally: Tally = { contacts: contacts.length, times: [], inEightSeconds: 0, requests: 0, lateRequests: 0 };
  const tokens = Object.fromEntries(OPERATIONS.map((each) => [each, quotas[each].burst])) as Record<Operation, number>;
  let waiting: Waiting[] = [];
  let arrived = 0;
  let now = 0;

  for (;;) {
    while (arrived < arriving.length && arriving[arrived]!.contact.at <= now) waiting.push(arriving[arrived++]!);
    waiting = waiting.filter((each) => each.open.length > 0 && hasTime(each, now));
    const able = waiting.flatMap((each) =>
      each.ready <= now ? possible(each, now).map((task) => ({ each, task })) : [],
    );
    able.sort((a, b) => a.each.open.length - b.each.open.length || endOf(a.each) - endOf(b.each));
    const next = able.find(({ task }) => tokens[task.operation] >= 1);
    if (next !== undefined) {
      const { each, task } = next;
      tokens[task.operation]--;
      tally.requests++;
      task.answeredAt = now + task.latency;
      each.open.splice(each.open.indexOf(task), 1);
      if (each.open.length === 0) {
        tally.times.push(task.answeredAt + ASSUMED.returning - each.contact.at);
        if (limitOf(each.contact) === CONNECT.blockLimit) tally.inEightSeconds++;
      }
      continue;
    }
    const events = [
      ...(arrived < arriving.length ? [arriving[arrived]!.contact.at] : []),
      ...waiting.flatMap(({ ready, open }) => [
        ready,
        ...open.flatMap(({ after }) => after.map((one) => one.answeredAt ?? 0)),
      ]),
      ...able.map(({ task: { operation } }) => now + ((1 - tokens[operation]) * 1000) / quotas[operation].rate),
    ].filter((event) => event > now);
    if (events.length === 0) return tally;
    const then = Math.min(...events);
    for (const operation of OPERATIONS) {
      const { rate, burst } = quotas[operation];
      const level = Math.min(burst, tokens[operation] + ((then - now) * rate) / 1000);
      // A token is whole when only the rounding of its parts is missing.
      tokens[operation] = Math.abs(level - Math.round(level)) < 1e-9 ? Math.round(level) : level;
    }
    now = then;
  }
}

/** The requests that a contact needs: page after page, and the details of each page once it is known. By customer, one. */
function tasksOf(contact: Contact, latency: () => number): Task[] {
  if (contact.asked?.customer !== undefined) {
    return [{ operation: 'SearchCases', latency: latency(), after: [] }];
  }
  const source = contact.asked?.source;
  const tasks: Task[] = [];
  let page: Task | undefined;
  for (const cases of pagesOf(contact)) {
    page = { operation: 'ListCasesForContact', latency: latency(), after: page ? [page] : [] };
    tasks.push(page);
    const operation = source === 'search' ? 'SearchCases' : 'GetCase';
    const requests = source === undefined ? 0 : source === 'search' ? Math.min(1, cases) : cases;
    for (let each = 0; each < requests; each++) tasks.push({ operation, latency: latency(), after: [page] });
  }
  return tasks;
}

function possible({ open }: Waiting, now: number): Task[] {
  return open.filter(({ after }) => after.every(({ answeredAt }) => answeredAt !== undefined && answeredAt <= now));
}

/** Whether a contact can be answered in time if each of its requests is served at once. */
function hasTime(each: Waiting, now: number): boolean {
  const ends = new Map<Task, number>();
  for (const task of each.open) {
    const begins = task.after.map((one) => one.answeredAt ?? ends.get(one) ?? 0);
    ends.set(task, Math.max(now, ...begins) + task.latency);
  }
  return Math.max(...ends.values()) + ASSUMED.returning <= endOf(each);
}

/** When a contact's block stops waiting. */
function endOf({ contact }: Waiting): number {
  return contact.at + limitOf(contact);
}
