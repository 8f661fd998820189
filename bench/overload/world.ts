import { createTokenBucket, type TokenBucket } from '../../dev/cases-api/token-bucket';
import { createVirtualClock, type VirtualClock } from '../../dev/virtual-clock';
import type { CasesApi } from '../../lambda/core/cases-api';
import { sleep } from '../../lambda/core/clock';
import { AttemptFailure } from '../../lambda/core/failure';
import { logNormal, type Random, seeded } from './random';

/** Milliseconds. What AWS does not publish is assumed, and said in docs/overload.md. */
export const ASSUMED = {
  /** Of one request to Cases, an answer or a refusal. */
  latency: { median: 60, sigma: 0.5, most: 1000 },
  /** From the block to the start of the invocation. */
  invocation: { median: 30, sigma: 0.5, most: 200 },
  /** From the end of the invocation back to the block. */
  returning: 20,
  /** Between a failed invocation and Connect's repeated call. */
  repeatPause: 200,
};

/** What Connect is documented to do. */
export const CONNECT = { blockLimit: 8000, repeats: 3 };

/** What an account may ask of ListCasesForContact by default. */
export const QUOTA = { rate: 2, burst: 2 };

/** What it may ask of GetCase. */
export const STATUS_QUOTA = { rate: 4, burst: 10 };

/** One contact that asks for its cases. */
export type Contact = {
  at: number;
  pages: number;
  /** How many cases a page holds, 1 unless told otherwise; the first is closed, the second open, and so on. */
  casesOnPage?: number;
};

/** One account: its quota, and an API that serves or refuses, on a virtual clock. */
export type World = {
  clock: VirtualClock;
  random: Random;
  /** The API as one contact's lookups see it. */
  apiOf(contact: Contact): CasesApi;
  requests: number;
  /** Requests sent when the contact's block had given up. */
  unheard: number;
};

/** Makes a world in which every request is served within the quota, or denied. */
export function createWorld(seed: number, { denied = false } = {}): World {
  const clock = createVirtualClock();
  const random = seeded(seed);
  const quota = createTokenBucket({ ...QUOTA, now: clock.now });

  const statusQuota = createTokenBucket({ ...STATUS_QUOTA, now: clock.now });

  const world: World = {
    clock,
    random,
    requests: 0,
    unheard: 0,
    apiOf: (contact) => ({
      async readPage({ nextToken }, signal) {
        await ask(contact, quota, signal);
        const page = Number(nextToken ?? 1);
        const cases = Array.from({ length: contact.casesOnPage ?? 1 }, (_, index) => ({
          caseId: `${page}-${index}`,
          templateId: 'template',
        }));
        return page < contact.pages ? { cases, nextToken: String(page + 1) } : { cases };
      },
      async readStatus(caseId, signal) {
        await ask(contact, statusQuota, signal);
        return Number(caseId.split('-')[1]) % 2 === 0 ? 'closed' : 'open';
      },
    }),
  };

  /** Lets one request go its way and back; half-way the quota lets it through or not. */
  async function ask({ at }: Contact, { take }: TokenBucket, signal: AbortSignal): Promise<void> {
    world.requests++;
    if (clock.now() > at + CONNECT.blockLimit) world.unheard++;
    const latency = logNormal(random, ASSUMED.latency);
    await sleep(clock, latency / 2);
    const served = take();
    await sleep(clock, latency / 2);
    if (signal.aborted) throw new AttemptFailure('timedOut', { retryable: true });
    if (!served) throw new AttemptFailure('throttled', { retryable: true });
    if (denied) throw new AttemptFailure('denied', { retryable: false });
  }
  return world;
}
