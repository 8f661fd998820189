import { definitionOf } from '../blocks/block-types';
import { type Branch, branchesOf } from '../blocks/branches';
import type { Action, FlowContent } from '../content/content';

/** The edge weight of an error branch: more than any path without one. */
const ERROR_COST = 1000;

/** Further than any end. */
export const UNREACHABLE = 1_000_000_000;

/** Whether a flow comes to an end from here without anything going wrong. */
export function endsByItself(distance: number): boolean {
  return distance < ERROR_COST;
}

/** How many blocks there are from each block to an end of the flow; an error branch counts as a long path round. */
export function distancesToEnd({ Actions }: FlowContent): Map<string, number> {
  const distances = new Map(Actions.filter(isEnd).map(({ Identifier }) => [Identifier, 0]));
  const distanceTo = (identifier: string) => distances.get(identifier) ?? UNREACHABLE;
  const steps = Actions.toReversed().map((action) => ({ from: action.Identifier, to: stepsFrom(action) }));
  // Each round lets the distances reach further, until nothing is nearer any more.
  for (let nearer = true; nearer; ) {
    nearer = false;
    for (const { from, to } of steps) {
      const distance = Math.min(...to.map(({ target, isError }) => (isError ? ERROR_COST : 1) + distanceTo(target)));
      if (distance >= distanceTo(from)) continue;
      distances.set(from, distance);
      nearer = true;
    }
  }
  return distances;
}

function isEnd(action: Action): boolean {
  return definitionOf(action).ends === true || branchesOf(action).length === 0;
}

/** The branches of a block; an error is one that a contact takes only where something goes wrong. */
export function stepsFrom(action: Action): (Branch & { isError: boolean })[] {
  const { Transitions } = action;
  const errors = Transitions.Errors.map(({ ErrorType }) => ErrorType);
  // What a person answers normally meets one of the conditions.
  const matches = definitionOf(action).asksPerson?.(action.Parameters) && Transitions.Conditions.length > 0;
  const isError = (branch: string) => errors.includes(branch) && (branch !== 'NoMatchingCondition' || matches === true);
  return branchesOf(action).map((branch) => ({ ...branch, isError: isError(branch.name) }));
}
