import { exponential, seeded } from './random';
import type { Circumstances } from './simulate';
import { type Contact, QUOTA } from './world';

/** Contacts that arrive in one run, and how many runs with different seeds make the figures stand still. */
export type Load = { name: string; runs: number; contacts(seed: number): Contact[]; circumstances?: Circumstances };

const TEN_MINUTES = 600_000;

/** Contacts that all ask in the same moment. */
export function together(count: number, pages: number, runs: number): Load {
  const contacts = Array.from({ length: count }, () => ({ at: 0, pages }));
  const name = pages === 1 ? `${count} at once` : `${count} at once, ${pages} pages`;
  return { name, runs, contacts: () => contacts };
}

function atRandom(timesQuota: number, runs: number): Load {
  return {
    name: `random, ${timesQuota} x quota`,
    runs,
    contacts(seed) {
      const random = seeded(seed);
      const contacts: Contact[] = [];
      const pause = () => exponential(random, 1000 / (timesQuota * QUOTA.rate));
      for (let at = pause(); at < TEN_MINUTES; at += pause()) contacts.push({ at, pages: 1 });
      return contacts;
    },
  };
}

function steadyAndDenied(name: string, circumstances: Circumstances): Load {
  const contacts = Array.from({ length: 60 }, (_, index) => ({ at: index * 1000, pages: 1 }));
  return { name, runs: 10, contacts: () => contacts, circumstances: { denied: true, ...circumstances } };
}

/** The loads that are compared; the runs are so many that the second digit of a share stands still. */
export const LOADS: Load[] = [
  ...[1, 2, 4, 8, 12, 16, 24].map((count) => together(count, 1, 400)),
  ...[1, 2, 4].flatMap((count) => [3, 5].map((pages) => together(count, pages, count === 4 ? 1000 : 400))),
  ...[0.5, 0.9, 1].map((timesQuota) => atRandom(timesQuota, 12)),
  ...[1.5, 2, 4].map((timesQuota) => atRandom(timesQuota, 3)),
];

function withStatuses(count: number, casesOnPage: number): Load {
  const contacts = Array.from({ length: count }, () => ({ at: 0, pages: 1, casesOnPage }));
  return { name: `${count} at once, ${casesOnPage} cases`, runs: 400, contacts: () => contacts };
}

/** Contacts with one page of cases, of which flows want the open ones. */
export const STATUS_LOADS: Load[] = [1, 2, 4, 8].flatMap((count) =>
  [2, 5, 10].map((casesOnPage) => withStatuses(count, casesOnPage)),
);

/** A contact a second while every request is denied; what counts is how many requests that costs. */
export const DENIED_LOADS: Load[] = [
  steadyAndDenied('denied, repeats reach the same sandbox', {}),
  steadyAndDenied('denied, repeats reach another', { repeatsElsewhere: true }),
];
