import type { PageRun } from '../model';

/** The steps of a run that a block saw, or that took one of its branches: numbers from 1. */
export type Visits = {
  of(flow: string, block: string): number[];
  by(flow: string, block: string, branch: string): boolean;
};

/** Finds what a run did at each block. */
export function visitsOf({ path }: Pick<PageRun, 'path'>): Visits {
  const blocks = new Map<string, number[]>();
  const branches = new Set<string>();
  for (const [index, { flow, block, branch }] of path.entries()) {
    const key = keyOf(flow, block);
    blocks.set(key, [...(blocks.get(key) ?? []), index + 1]);
    if (branch !== undefined) branches.add(keyOf(flow, block, branch));
  }
  return {
    of: (flow, block) => blocks.get(keyOf(flow, block)) ?? [],
    by: (flow, block, branch) => branches.has(keyOf(flow, block, branch)),
  };
}

function keyOf(...parts: string[]): string {
  return JSON.stringify(parts);
}
