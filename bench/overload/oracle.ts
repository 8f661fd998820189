import { logNormal, seeded } from './random';
import type { Tally } from './simulate';
import { ASSUMED, CONNECT, type Contact, QUOTA } from './world';

/** The latencies are those of its requests to come: the oracle knows them. */
type Waiting = Contact & { ready: number; latencies: number[] };

/**
 * Serves contacts as one who sees them all and never asks in vain: each token goes to the contact with the fewest
 * pages left, among these to the one that has waited longest, as long as its answer can still come in time. For
 * contacts of one page and equal limits, and for contacts that arrive together, no order answers more of them.
 */
export function serveOptimally(contacts: Contact[], seed: number): Tally {
  const random = seeded(seed);
  const arriving: Waiting[] = contacts.map((contact) => ({
    ...contact,
    ready: contact.at + logNormal(random, ASSUMED.invocation),
    latencies: Array.from({ length: contact.pages }, () => logNormal(random, ASSUMED.latency)),
  }));
  const tally: Tally = { contacts: contacts.length, times: [], requests: 0, unheard: 0 };
  const tokenEvery = 1000 / QUOTA.rate;
  let waiting: Waiting[] = [];
  let arrived = 0;
  let tokens = QUOTA.burst;
  let now = 0;

  const hasTime = ({ at, latencies }: Waiting) =>
    latencies.reduce((end, latency) => end + latency, now) + ASSUMED.returning <= at + CONNECT.blockLimit;

  for (;;) {
    while (arrived < arriving.length && arriving[arrived]!.at <= now) waiting.push(arriving[arrived++]!);
    waiting = waiting.filter((contact) => contact.latencies.length > 0 && hasTime(contact));
    const next = waiting
      .filter(({ ready }) => ready <= now)
      .sort((a, b) => a.latencies.length - b.latencies.length || a.at - b.at)[0];
    if (next !== undefined && tokens >= 1) {
      tokens--;
      tally.requests++;
      next.ready = now + next.latencies.shift()!;
      if (next.latencies.length === 0) tally.times.push(next.ready + ASSUMED.returning - next.at);
      continue;
    }
    const events = [
      ...(arrived < arriving.length ? [arriving[arrived]!.at] : []),
      ...waiting.map(({ ready }) => ready).filter((ready) => ready > now),
      ...(next === undefined ? [] : [now + (1 - tokens) * tokenEvery]),
    ];
    if (events.length === 0) return tally;
    const then = Math.min(...events);
    tokens = Math.min(QUOTA.burst, tokens + (then - now) / tokenEvery);
    // A token is whole when only the rounding of its parts is missing.
    if (Math.abs(tokens - Math.round(tokens)) < 1e-9) tokens = Math.round(tokens);
    now = then;
  }
}
