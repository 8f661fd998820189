import { type Action, nameOf, SUCCESS } from '../content/content';
import { definitionOf } from './block-types';

/** A branch of a block: its name in the flow language, and the block that it leads to. */
export type Branch = { name: string; target: string };

/**
 * The branches of a block, in the order in which they are tried. Where a block chooses between conditions or ends the
 * flow, the designer exports a `NextAction` too, which repeats another branch and is not one of its own.
 */
export function branchesOf(action: Action): Branch[] {
  const { NextAction, Errors, Conditions } = action.Transitions;
  return [
    ...Conditions.map(({ Condition, NextAction: target }) => ({ name: nameOf(Condition), target })),
    ...(NextAction !== undefined && hasSuccess(action) ? [{ name: SUCCESS, target: NextAction }] : []),
    ...Errors.map(({ ErrorType, NextAction: target }) => ({ name: ErrorType, target })),
  ];
}

/** Whether the block's `NextAction` is a branch of its own. */
export function hasSuccess(action: Action): boolean {
  const { Errors, Conditions } = action.Transitions;
  const { conditions, ends } = definitionOf(action);
  const hasDefault = Errors.some(({ ErrorType }) => ErrorType === 'NoMatchingCondition');
  const chooses = conditions === 'always' || Conditions.length > 0 || (conditions === 'sometimes' && hasDefault);
  return !ends && !chooses;
}

/** What the designer calls the branches that are not conditions. */
const DESIGNER_NAMES = new Map([
  ['NoMatchingError', 'Error'],
  ['NoMatchingCondition', 'No match'],
  ['InputTimeLimitExceeded', 'Timeout'],
  ['QueueAtCapacity', 'At capacity'],
]);

/** The designer's name of a branch of the flow language; undefined where it has no other. */
export function designerNameOf(branch: string): string | undefined {
  return DESIGNER_NAMES.get(branch);
}
