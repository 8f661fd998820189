import { branchesOf } from '../content/branches';
import type { Action, FlowContent } from '../content/content';

/** What an error branch costs: more than any path without one. */
const ERROR_COST = 1000;

/** Further than any end. */
export const UNREACHABLE = 1_000_000_000;

/** Whether a flow comes to an end from here without anything going wrong. */
export function endsByItself(distance: number): boolean {
  return distance < ERROR_COST;
}

/** The types of blocks whose branches are for what goes wrong only. */
const LEAVING = ['TransferToFlow', 'TransferContactToQueue'];

/** How many blocks there are from each block to an end of the flow; an error branch counts as a long path round. */
export function distancesToEnd({ Actions }: FlowContent): Map<string, number> {
  const distances = new Map(Actions.filter(isEnd).map(({ Identifier }) => [Identifier, 0]));
  const distanceTo = (identifier: string) => distances.get(identifier) ?? UNREACHABLE;
  const steps = Actions.toReversed().map((action) => ({ from: action.Identifier, to: stepsFrom(action) }));
  // Each round lets the distances reach further, until nothing is nearer any more.
  for (let nearer = true; nearer; ) {
    nearer = false;
    for (const { from, to } of steps) {
      const distance = Math.min(...to.map(({ target, cost }) => cost + distanceTo(target)));
      if (distance >= distanceTo(from)) continue;
      distances.set(from, distance);
      nearer = true;
    }
  }
  return distances;
}

function isEnd(action: Action): boolean {
  return LEAVING.includes(action.Type) || branchesOf(action).length === 0;
}

/** The blocks that ask a person, whose answer normally meets one of the conditions. */
const ASK_PEOPLE = ['GetParticipantInput', 'ConnectParticipantWithLexBot', 'ShowView'];

function stepsFrom(action: Action): { target: string; cost: number }[] {
  const { Type, Transitions } = action;
  const errors = Transitions.Errors.map(({ ErrorType }) => ErrorType);
  const matches = ASK_PEOPLE.includes(Type) && Transitions.Conditions.length > 0;
  const isError = (branch: string) => errors.includes(branch) && (branch !== 'NoMatchingCondition' || matches);
  return branchesOf(action).map(({ name, target }) => ({ target, cost: isError(name) ? ERROR_COST : 1 }));
}
