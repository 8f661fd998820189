import { exponential, seeded } from './random';
import { assumedLatency, type Circumstances, type Contact, DEFAULT_RATE, RAISED_QUOTAS } from './world';

/** Contacts that arrive in one run, and how many runs with different seeds make the figures stable. */
export type Load = { name: string; runs: number; contacts(seed: number): Contact[]; circumstances?: Circumstances };

const TEN_MINUTES = 600_000;
const MINUTE = 60_000;

/** Contacts that all ask in the same moment. */
export function together(count: number, pages: number, runs: number): Load {
  const name = pages === 1 ? `${count} at once` : `${count} at once, ${pages} pages`;
  return alike(name, count, runs, { cases: 10 * (pages - 1) + 1 });
}

/** Contacts at once that are all the same. */
function alike(name: string, count: number, runs: number, contact: Omit<Contact, 'at'>): Load {
  const contacts = Array.from({ length: count }, () => ({ at: 0, ...contact }));
  return { name, runs, contacts: () => contacts };
}

/** Contacts that arrive at random, at a multiple of the quota's rate. */
function atRandom(
  timesQuota: number,
  runs: number,
  { name, during = TEN_MINUTES, limit, rate = DEFAULT_RATE }: Random = {},
): Load {
  return {
    name: name ?? `random, ${timesQuota} x quota`,
    runs,
    contacts(seed) {
      const random = seeded(seed);
      const contacts: Contact[] = [];
      const pause = () => exponential(random, 1000 / (timesQuota * rate));
      for (let at = pause(); at < during; at += pause()) contacts.push({ at, cases: 1, ...(limit && { limit }) });
      return contacts;
    },
  };
}

type Random = { name?: string; during?: number; limit?: number; rate?: number };

function steadyAndDenied(name: string, circumstances: Circumstances): Load {
  const contacts = Array.from({ length: 60 }, (_, index) => ({ at: index * 1000, cases: 1 }));
  return { name, runs: 10, contacts: () => contacts, circumstances: { denied: true, ...circumstances } };
}

/** The loads that are compared; the runs are so many that the second digit of a share is stable. */
export const LOADS: Load[] = [
  ...[1, 2, 4, 8, 12, 16, 24].map((count) => together(count, 1, 400)),
  ...[1, 2, 4].flatMap((count) => [3, 5].map((pages) => together(count, pages, 400))),
  ...[0.5, 0.9, 1].map((timesQuota) => atRandom(timesQuota, 12)),
  ...[1.5, 2, 4].map((timesQuota) => atRandom(timesQuota, 3)),
];

const KNOWN: Omit<Contact, 'at'> = { cases: 30, asked: { customer: 'customer', contacts: [], status: 'open' } };

/** Contacts whose flows ask for more than the list: open cases, the case that was updated last, or the cases of the customer. */
export const DETAILS_LOADS: Load[] = [
  ...[2, 4, 8, 16].flatMap((count) => [asking(count, 10, 'search'), asking(count, 10, 'exact')]),
  asking(8, 5, 'exact'),
  alike('4 at once, 25 cases, updated, search', 4, 400, { cases: 25, asked: { order: 'updated', source: 'search' } }),
  ...[8, 16, 24].map(byCustomer),
  ...[8, 16, 24].map(mixed),
];

/** Contacts at once whose flows ask for their open cases. */
export function asking(count: number, cases: number, source: 'search' | 'exact'): Load {
  return alike(`${count} at once, ${cases} cases, open, ${source}`, count, 400, {
    cases,
    asked: { status: 'open', source },
  });
}

/** Callers at once whose flows ask for the open cases of the customer. */
export function byCustomer(count: number): Load {
  return alike(`${count} at once, 30 cases, open, by customer`, count, 400, KNOWN);
}

/** Callers at once of which every second asks by contact and every other by customer. */
export function mixed(count: number): Load {
  const contacts = Array.from({ length: count }, (_, index) => ({
    at: 0,
    ...(index % 2 === 0 ? { cases: 1 } : KNOWN),
  }));
  return { name: `${count} at once, half by customer`, runs: 400, contacts: () => contacts };
}

const eightSeconds = { cases: 1 };
const sixtySeconds = { cases: 1, limit: MINUTE };

/** Contacts at once whose blocks wait 60 s. */
export function patient(count: number): Load {
  return alike(`${count} at once, 60 s`, count, 100, sixtySeconds);
}

/** Contacts whose blocks wait 60 s, which only asynchronous ones can. */
export const PATIENT_LOADS: Load[] = [
  ...[10, 40, 100].map(patient),
  atRandom(2, 40, { name: 'random, 2 x quota for a minute, 60 s', during: MINUTE, limit: MINUTE }),
  alike('30 at once, 8 s', 30, 100, eightSeconds),
  {
    name: '30 at once at 8 s, 30 at 60 s',
    runs: 100,
    contacts: () =>
      [eightSeconds, sixtySeconds].flatMap((each) => Array.from({ length: 30 }, () => ({ at: 0, ...each }))),
  },
];

/** Contacts that meet a Cases that takes its time; the drawn latency is that of the default. */
function slow(name: string, count: number, circumstances: Circumstances, contact: Partial<Contact> = {}): Load {
  const load = alike(`${count} at once, ${name}`, count, 400, { ...eightSeconds, ...contact });
  return { ...load, circumstances };
}

const steadily = (milliseconds: number): Circumstances => ({ latency: () => milliseconds });

/** Five of a hundred requests take 3 s. */
const unevenly: Circumstances = { latency: (random) => (random() < 0.05 ? 3000 : assumedLatency(random)) };

/** Loads under which Cases is slow, always or now and then, or a connection is dead. */
export const SLOW_LOADS: Load[] = [1, 8].flatMap((count) => [
  slow('latency 2.5 s', count, steadily(2500)),
  slow('latency 4 s', count, steadily(4000)),
  slow('latency 10 s, 60 s', count, steadily(10_000), { limit: MINUTE }),
  slow('latency 3 s for 5 %', count, unevenly),
  slow('first connection hangs', count, {}, { firstHangs: true }),
]);

const { rate: raisedRate } = RAISED_QUOTAS.ListCasesForContact;

/** Loads of an account whose quota was raised. */
export const RAISED_LOADS: Load[] = [
  ...[24, 48, 72, 96].map((count) => together(count, 1, 100)),
  together(8, 5, 400),
  ...[0.9, 1.5].map((timesQuota) => atRandom(timesQuota, 4, { rate: raisedRate, during: 2 * MINUTE })),
].map((load) => ({ ...load, name: `${load.name}, raised quota` }));

/** A contact a second while every request is denied; what counts is how many requests that costs. */
export const DENIED_LOADS: Load[] = [
  steadyAndDenied('denied, repeats reach the same execution environment', {}),
  steadyAndDenied('denied, repeats reach another', { repeatsElsewhere: true }),
];
