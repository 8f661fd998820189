import type { Load } from './loads';
import { serveOptimally } from './oracle';
import { POLICIES, type Policy } from './policies';
import { simulate, type Tally } from './simulate';

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
  requestsPerAnswer: number;
  requestsPerContact: number;
  unheard: number;
};

/** The seeds of a load's runs, as documented. */
const seedOf = (run: number) => 1000 + run;

/** Lets every policy, the oracle last, meet the same contacts. */
export async function measure(load: Load, policies: Policy[] = Object.values(POLICIES)): Promise<Figures[]> {
  const runs = Array.from({ length: load.runs }, (_, run) => ({
    seed: seedOf(run),
    contacts: load.contacts(seedOf(run)),
  }));
  const oracle = sum(runs.map(({ contacts, seed }) => serveOptimally(contacts, seed)));
  const figures: Figures[] = [];
  for (const policy of policies) {
    const tallies: Tally[] = [];
    for (const { contacts, seed } of runs) tallies.push(await simulate(policy, contacts, seed, load.circumstances));
    figures.push(figuresOf(policy.name, sum(tallies), oracle));
  }
  return [...figures, figuresOf('oracle', oracle, oracle)];
}

/** Adds up several runs of one load. */
export function sum(tallies: Tally[]): Tally {
  return {
    contacts: tallies.reduce((count, { contacts }) => count + contacts, 0),
    times: tallies.flatMap(({ times }) => times).sort((a, b) => a - b),
    requests: tallies.reduce((count, { requests }) => count + requests, 0),
    unheard: tallies.reduce((count, { unheard }) => count + unheard, 0),
  };
}

/** Sets what a policy did against what the oracle did. */
export function figuresOf(policy: string, { contacts, times, requests, unheard }: Tally, oracle: Tally): Figures {
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
    requestsPerAnswer: requests / times.length,
    requestsPerContact: requests / contacts,
    unheard,
  };
}

function quantile(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
}
