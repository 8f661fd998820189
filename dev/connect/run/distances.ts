import { branchesOf } from '../language/branches';
import type { Action, FlowContent } from '../language/content';

/** What an error branch costs: more than any way without one. */
const ERROR_COST = 1000;

/** The types of blocks whose branches are for what goes wrong only. */
const LEAVING = ['TransferToFlow', 'TransferContactToQueue'];

/** How many blocks there are from each block to an end of the flow; an error branch counts as a long way round. */
export function distancesToEnd({ Actions }: FlowContent): Map<string, number> {
  const distances = new Map<string, number>();
  const distanceTo = (identifier: string) => distances.get(identifier) ?? Number.POSITIVE_INFINITY;
  // Each round lets the distances reach one block further, until nothing is nearer any more.
  for (let nearer = true; nearer; ) {
    nearer = false;
    for (const action of Actions) {
      const distance = Math.min(
        ...stepsFrom(action).map(({ target, cost }) => cost + distanceTo(target)),
        isEnd(action) ? 0 : Number.POSITIVE_INFINITY,
      );
      if (distance >= distanceTo(action.Identifier)) continue;
      distances.set(action.Identifier, distance);
      nearer = true;
    }
  }
  return distances;
}

function isEnd(action: Action): boolean {
  return LEAVING.includes(action.Type) || branchesOf(action).length === 0;
}

function stepsFrom(action: Action): { target: string; cost: number }[] {
  const errors = action.Transitions.Errors.map(({ ErrorType }) => ErrorType);
  return branchesOf(action).map(({ name, target }) => ({
    target,
    cost: errors.includes(name) && name !== 'NoMatchingCondition' ? ERROR_COST : 1,
  }));
}
