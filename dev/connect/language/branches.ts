import { ruleOf } from './block-types';
import { type Action, type Condition, shown } from './content';

/** A way out of a block: the name that the designer's user knows it by, and the block that it leads to. */
export type Branch = { name: string; target: string };

export const SUCCESS = 'Success';

/**
 * The ways out of a block, in the order in which they are tried. Where a block decides or ends the flow, the designer
 * exports a `NextAction` too, which repeats where an error leads and is not a way of its own.
 */
export function branchesOf({ Type, Transitions: { NextAction, Errors, Conditions } }: Action): Branch[] {
  const rule = ruleOf(Type);
  const goesOn = NextAction !== undefined && !rule?.decides && !rule?.ends;
  return [
    ...Conditions.map(({ Condition, NextAction: target }) => ({ name: nameOf(Condition), target })),
    ...(goesOn ? [{ name: SUCCESS, target: NextAction }] : []),
    ...Errors.map(({ ErrorType, NextAction: target }) => ({ name: ErrorType, target })),
  ];
}

/** The name of a condition's branch. */
export function nameOf({ Operator, Operands }: Condition): string {
  return [Operator, ...Operands.map(shown)].join(' ');
}
