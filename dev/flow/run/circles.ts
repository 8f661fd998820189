import type { State, VisitedBlock } from '../context/context';

/** Visits in a row that repeat earlier ones, before a path is taken to run in circles: four times as many as a flow can have blocks. */
export const MAX_REPEATED_VISITS = 1000;

/**
 * Follows one flow or one run of a module: tells of each block whether the path runs in circles there.
 *
 * A visit repeats an earlier one where all Loop blocks are at the turns that they had then, and no new item of a list
 * of stubs was used. Both are finite, so every circle comes to visits that repeat, and a counted loop never does.
 */
export function circlesIn({ loops, context }: State): (flow: string, block: string) => boolean {
  const visits = new Set<string>();
  let repeats = 0;
  return (flow, block) => {
    const visit = JSON.stringify([flow, block, ...loops, context.stubs.usedItems()]);
    repeats = visits.has(visit) ? repeats + 1 : 0;
    visits.add(visit);
    return repeats >= MAX_REPEATED_VISITS;
  };
}

/** A queue flow, for example, repeats until an agent answers; only the scenario can say when that is. */
export function howToEnd(path: VisitedBlock[]): string {
  const last = path.slice(-MAX_REPEATED_VISITS);
  const { block } = (last.find(({ type }) => type === 'Wait') ?? last[0]) as VisitedBlock;
  const stub = JSON.stringify({ blocks: { [block]: { end: 'an agent answers' } } });
  return `If something outside ends it, such as an agent who answers, let the scenario say so: ${stub}`;
}
