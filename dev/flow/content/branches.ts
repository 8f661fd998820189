import { blockTypeOf } from '../blocks/block-types';
import { type Action, type Condition, shown } from './content';

/** A way out of a block: its name in the designer, and the block that it leads to. */
export type Branch = { name: string; target: string };

export const SUCCESS = 'Success';

/**
 * The ways out of a block, in the order in which they are tried. Where a block chooses between conditions or ends the
 * flow, the designer exports a `NextAction` too, which repeats another branch and is not a way of its own.
 */
export function branchesOf(action: Action): Branch[] {
  const { NextAction, Errors, Conditions } = action.Transitions;
  return [
    ...Conditions.map(({ Condition, NextAction: target }) => ({ name: nameOf(Condition), target })),
    ...(NextAction !== undefined && goesOn(action) ? [{ name: SUCCESS, target: NextAction }] : []),
    ...Errors.map(({ ErrorType, NextAction: target }) => ({ name: ErrorType, target })),
  ];
}

/** Whether the block's `NextAction` is a way of its own. */
export function goesOn({ Type, Transitions: { Errors, Conditions } }: Action): boolean {
  const { conditions, ends } = blockTypeOf(Type) ?? {};
  const hasDefault = Errors.some(({ ErrorType }) => ErrorType === 'NoMatchingCondition');
  const chooses = conditions === 'always' || Conditions.length > 0 || (conditions === 'sometimes' && hasDefault);
  return !ends && !chooses;
}

/** The name of a condition's branch. */
export function nameOf({ Operator, Operands }: Condition): string {
  return [Operator, ...Operands.map(shown)].join(' ');
}
