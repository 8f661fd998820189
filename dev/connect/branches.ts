import { type Action, type Condition, shown } from './content';

/** A way out of a block: the name that the designer's user knows it by, and the block that it leads to. */
export type Branch = { name: string; target: string };

export const SUCCESS = 'Success';

/**
 * The ways out of a block, in the order in which they are tried. The designer gives a Compare block a `NextAction` too,
 * which repeats where "no match" leads.
 */
export function branchesOf({ Type, Transitions: { NextAction, Errors, Conditions } }: Action): Branch[] {
  return [
    ...Conditions.map(({ Condition, NextAction: target }) => ({ name: nameOf(Condition), target })),
    ...(NextAction === undefined || Type === 'Compare' ? [] : [{ name: SUCCESS, target: NextAction }]),
    ...Errors.map(({ ErrorType, NextAction: target }) => ({ name: ErrorType, target })),
  ];
}

/** The name of a condition's branch. */
export function nameOf({ Operator, Operands }: Condition): string {
  return [Operator, ...Operands.map(shown)].join(' ');
}
