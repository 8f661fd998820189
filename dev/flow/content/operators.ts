import { type Condition, shown } from './content';

/** Whether a value fulfils a condition; both are strings, as everything in a flow is. */
type Operator = (value: string, operand: string) => boolean;

/** The operators of the flow language and of the testing language, each with one operand (Connect Developer Guide). */
export const OPERATORS: Record<string, Operator> = {
  Equals: (value, operand) => value === operand,
  TextStartsWith: (value, operand) => value.startsWith(operand),
  TextEndsWith: (value, operand) => value.endsWith(operand),
  TextContains: (value, operand) => value.includes(operand),
  NumberGreaterThan: numeric((value, operand) => value > operand),
  NumberGreaterOrEqualTo: numeric((value, operand) => value >= operand),
  NumberLessThan: numeric((value, operand) => value < operand),
  NumberLessOrEqualTo: numeric((value, operand) => value <= operand),
};

/** Reads a condition; says instead what is wrong with it when it cannot be evaluated. */
export function readCondition({ Operator, Operands }: Condition): { meets: Operator; operand: string } | string {
  const meets = Object.hasOwn(OPERATORS, Operator) ? OPERATORS[Operator] : undefined;
  const [operand] = Operands;
  if (meets === undefined) {
    return `has the operator "${Operator}", which is not published; there are ${Object.keys(OPERATORS).join(', ')}`;
  }
  if (Operands.length !== 1) return `has ${Operands.length} operands; ${Operator} takes one`;
  return typeof operand === 'string' ? { meets, operand } : `has the operand ${shown(operand)}; it must be a string`;
}

/** An operator on numbers is false for anything that is not a number. */
function numeric(compare: (value: number, operand: number) => boolean): Operator {
  return (value, operand) => isNumber(value) && isNumber(operand) && compare(Number(value), Number(operand));
}

/** Whether a string is a decimal number. */
export function isNumber(text: string): boolean {
  return /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text);
}
