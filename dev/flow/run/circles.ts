import type { State, VisitedBlock } from '../context/context';

/** Visits in a row that repeat earlier ones, before a path is taken to run in circles: four times as many as a flow can have blocks. */
const MAX_REPEATED_VISITS = 1000;

/**
 * Blocks on the path of a run, modules included, after which it is taken to be endless. Loops of 100 in each other can
 * take a circle hours to repeat; five times as many blocks as a flow with one Loop around all its others can come to.
 */
export const MAX_VISITS = 100_000;

/**
 * Follows one flow or one run of a module: tells of each block why the path is taken to be endless there; undefined while
 * it is not.
 *
 * A visit repeats an earlier one where all Loop blocks are at the turns that they had then, and no new item of a list
 * of stubs was used. Both are finite, so every circle comes to visits that repeat, and a counted loop never does.
 */
export function circlesIn({ loops, context, path }: State): (flow: string, block: string) => string | undefined {
  const visits = new Set<string>();
  let repeats = 0;
  return (flow, block) => {
    if (path.length > MAX_VISITS) {
      return `comes after ${MAX_VISITS} other blocks, more than a flow with an end is expected to have`;
    }
    const visit = JSON.stringify([flow, block, ...loops, context.stubs.usedItems()]);
    repeats = visits.has(visit) ? repeats + 1 : 0;
    visits.add(visit);
    if (repeats < MAX_REPEATED_VISITS) return undefined;
    return `is the last of ${MAX_REPEATED_VISITS} blocks that repeat earlier ones: the flow runs in circles`;
  };
}

/** A queue flow, for example, repeats until an agent answers; only the scenario can say when that is. */
export function howToEnd(path: VisitedBlock[]): string {
  const last = path.slice(-MAX_REPEATED_VISITS);
  const { block } = (last.find(({ type }) => type === 'Wait') ?? last[0]) as VisitedBlock;
  const stub = JSON.stringify({ blocks: { [block]: { end: 'an agent answers' } } });
  return `If something outside ends it, such as an agent who answers, let the scenario say so: ${stub}`;
}
