import {
  type Quotas as AccountQuotas,
  createTokenBucket,
  DEFAULT_QUOTAS,
  GUIDE_QUOTAS,
} from '../../dev/cases-api/quotas';
import { MAX_REPEATS, REPEAT_PAUSE_MS } from '../../dev/flow/context/invocation';
import { createVirtualClock, type VirtualClock } from '../../dev/virtual-clock';
import type { Operation } from '../../lambda/contract/operations';
import type { CaseDetails, CasesApi } from '../../lambda/lookup/cases-api';
import type { CasesRequest } from '../../lambda/lookup/cases-request';
import { sleep } from '../../lambda/retry/clock';
import { AttemptFailure } from '../../lambda/retry/failure';
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
  repeatPause: REPEAT_PAUSE_MS,
};

/** What Connect is documented to do. */
export const CONNECT = { blockLimit: 8000, repeats: MAX_REPEATS };

/** The quotas of an account under a name. */
export type Quotas = AccountQuotas & { name: string };

/** Both quotas that AWS publishes; the second is the worst case. */
export const QUOTAS: Quotas[] = [
  { name: 'Service Quotas', ...DEFAULT_QUOTAS },
  { name: 'Administrator Guide', ...GUIDE_QUOTAS },
];

/** An account whose quota of ListCasesForContact was raised; the others are the default. */
export const RAISED_QUOTAS: Quotas = {
  ...DEFAULT_QUOTAS,
  name: 'raised',
  ListCasesForContact: { rate: 10, burst: 20 },
};

/** Requests a second that both quotas give ListCasesForContact. */
export const DEFAULT_RATE = DEFAULT_QUOTAS.ListCasesForContact.rate;

/** Where the details of cases come from: the search index or single cases. */
export type Source = 'search' | 'exact';

/** One contact that asks for its cases. */
export type Contact = {
  at: number;
  /** How many cases it has, ten on a page; the first is closed, the second open, and so on. */
  cases: number;
  /** The time limit of its block in milliseconds, 8 s unless given. */
  limit?: number;
  /** The connection of its first request hangs: nothing arrives at Cases, and nothing comes back. */
  firstHangs?: boolean;
  /** What its flow asks beyond the list of cases, and where the answer comes from. */
  asked?: Partial<Pick<CasesRequest, 'status' | 'order' | 'contacts' | 'customer'>> & { source?: Source };
};

/** How many cases each page of a contact holds. */
export function pagesOf({ cases }: Contact): number[] {
  const pages = Math.max(1, Math.ceil(cases / 10));
  return Array.from({ length: pages }, (_, page) => Math.min(10, cases - page * 10));
}

/** The time limit of a contact's block, in milliseconds. */
export const limitOf = ({ limit = CONNECT.blockLimit }: Contact) => limit;

/** One account: its quotas, and an API that serves or refuses, on a virtual clock. */
export type World = {
  clock: VirtualClock;
  random: Random;
  /** The API as one contact's lookups see it. */
  apiOf(contact: Contact): CasesApi;
  requests: number;
  /** Requests sent when the contact's block had given up. */
  lateRequests: number;
};

/** What differs from an account that works as it should. */
export type Circumstances = {
  /** Every request is denied because a permission is missing. */
  denied?: boolean;
  /** Connect's repeated call reaches another execution environment than the one that failed. */
  repeatsElsewhere?: boolean;
  /** The latency of a served request in milliseconds; a refusal comes from the front door as fast as ever. */
  latency?: (random: Random) => number;
};

/** The latency that is assumed of Cases when all is well. */
export const assumedLatency = (random: Random) => logNormal(random, ASSUMED.latency);

/** Makes a world in which every request is served within the quotas, or denied. */
export function createWorld(seed: number, quotas: Quotas, circumstances: Circumstances = {}): World {
  const { denied = false, latency: latencyOf } = circumstances;
  const clock = createVirtualClock();
  const random = seeded(seed);
  const bucket = (operation: Operation) => createTokenBucket({ ...quotas[operation], now: clock.now });
  const buckets = {
    ListCasesForContact: bucket('ListCasesForContact'),
    SearchCases: bucket('SearchCases'),
    GetCase: bucket('GetCase'),
  };

  const hung = new Set<Contact>();

  const world: World = {
    clock,
    random,
    requests: 0,
    lateRequests: 0,
    apiOf: (contact) => ({
      async readPage({ nextToken }, signal) {
        await ask(contact, 'ListCasesForContact', signal);
        const page = Number(nextToken ?? 1);
        const pages = pagesOf(contact);
        const cases = Array.from({ length: pages[page - 1] ?? 0 }, (_, index) => ({
          caseId: `${page}-${index}`,
          templateId: 'template',
        }));
        return page < pages.length ? { cases, nextToken: String(page + 1) } : { cases };
      },
      async readCase(caseId, signal) {
        await ask(contact, 'GetCase', signal);
        return detailsOf(caseId);
      },
      async findByCustomer({ nextToken, size, status }, signal) {
        await ask(contact, 'SearchCases', signal);
        const begin = Number(nextToken ?? 0);
        const all = Array.from({ length: contact.cases }, (_, index) => ({
          caseId: `customer-${index}`,
          templateId: 'template',
          details: detailsOf(`customer-${index}`),
        })).filter(({ details }) => status === 'any' || details.status === status);
        const cases = all.slice(begin, begin + size);
        const next = begin + size < all.length && { nextToken: String(begin + size) };
        return { cases, entries: cases.length, totalCount: all.length, ...next };
      },
      index: contact.asked?.source === 'search' ? searchIndex(contact) : undefined,
    }),
  };

  const searchIndex = (contact: Contact): CasesApi['index'] => ({
    isUsable: () => true,
    async find(caseIds, signal) {
      await ask(contact, 'SearchCases', signal);
      return new Map(caseIds.map((caseId) => [caseId, detailsOf(caseId)]));
    },
  });

  /** Lets one request go its way and back; half-way the quota lets it through or not. */
  async function ask(contact: Contact, operation: Operation, signal: AbortSignal): Promise<void> {
    world.requests++;
    if (clock.now() > contact.at + limitOf(contact)) world.lateRequests++;
    if (contact.firstHangs && !hung.has(contact)) {
      hung.add(contact);
      return hang(signal);
    }
    const usual = assumedLatency(random);
    await sleep(clock, usual / 2);
    const served = buckets[operation].take();
    const latency = served && latencyOf ? latencyOf(random) : usual;
    await sleep(clock, Math.max(0, latency - usual / 2));
    if (signal.aborted) throw new AttemptFailure('timedOut');
    if (!served) throw new AttemptFailure('throttled');
    if (denied) throw new AttemptFailure('denied');
  }
  return world;
}

/** Ends when the request is aborted, which closes the connection. */
function hang(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new AttemptFailure('timedOut')));
  });
}

function detailsOf(caseId: string): CaseDetails {
  const status = Number(caseId.split('-')[1]) % 2 === 0 ? 'closed' : 'open';
  return { status, reference: '', created: undefined, updated: undefined, queueArn: '', userArn: '', fields: {} };
}
