import type { Load } from './loads';
import { serveOptimally } from './oracle';
import { POLICIES, type Policy } from './policies';
import { simulate, type Tally } from './simulate';
import type { Quotas } from './world';

/** The figures of one policy under one load. */
export type Figures = {
  policy: string;
  /** Of the contacts, how many were answered in time. */
  share: number;
  /** The same as a share of the oracle's. */
  ofOracle: number;
  /** Milliseconds from the block's start to the answer, and as a multiple of the oracle's. */
  median: number;
  medianOfOracle: number;
  percentile95: number;
  percentile95OfOracle: number;
  /** Contacts with a block of 8 s that were answered, in each run. */
  inEightSeconds: number;
  requestsPerAnswer: number;
  requestsPerContact: number;
  lateRequests: number;
};

/** What a measurement starts from: the policies to compare, the account's quotas, and the seed of the first run. */
export type Setup = { policies?: Policy[]; quotas: Quotas; firstSeed?: number };

/** The seed of a load's first run, as documented; the next run's is one more. */
const FIRST_SEED = 1000;

/** Lets every policy, the oracle last, meet the same contacts. */
export async function measure(load: Load, setup: Setup): Promise<Figures[]> {
  const { policies = Object.values(POLICIES), quotas, firstSeed = FIRST_SEED } = setup;
  const { circumstances } = load;
  const runs = Array.from({ length: load.runs }, (_, run) => {
    const seed = firstSeed + run;
    return { seed, contacts: load.contacts(seed) };
  });
  const oracle = sum(runs.map(({ contacts, seed }) => serveOptimally(contacts, seed, quotas, circumstances)));
  const figures: Figures[] = [];
  for (const policy of policies) {
    const tallies: Tally[] = [];
    for (const { contacts, seed } of runs)
      tallies.push(await simulate(policy, contacts, { seed, quotas, circumstances }));
    figures.push(figuresOf(policy.name, sum(tallies), oracle));
  }
  return [...figures, figuresOf('oracle', oracle, oracle)];
}

/** Several runs of one load together. */
export type Sum = Tally & { runs: number };

/** Adds up several runs of one load. */
export function sum(tallies: Tally[]): Sum {
  const total = (count: 'contacts' | 'inEightSeconds' | 'requests' | 'lateRequests') =>
    tallies.reduce((so, tally) => so + tally[count], 0);
  return {
    runs: tallies.length,
    contacts: total('contacts'),
    times: tallies.flatMap(({ times }) => times).sort((a, b) => a - b),
    inEightSeconds: total('inEightSeconds'),
    requests: total('requests'),
    lateRequests: total('lateRequests'),
  };
}

/** Sets what a policy did against what the oracle did. */
export function figuresOf(policy: string, sum: Sum, oracle: Sum): Figures {
  const { runs, contacts, times, inEightSeconds, requests, lateRequests } = sum;
  const share = times.length / contacts;
  const [median, percentile95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return {
    policy,
    share,
    ofOracle: share / (oracle.times.length / oracle.contacts),
    median,
    medianOfOracle: median / quantile(oracle.times, 0.5),
    percentile95,
    percentile95OfOracle: percentile95 / quantile(oracle.times, 0.95),
    inEightSeconds: inEightSeconds / runs,
    requestsPerAnswer: requests / times.length,
    requestsPerContact: requests / contacts,
    lateRequests,
  };
}

function quantile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
