import { definitionOf } from '../../blocks/block-types';
import { designerNameOf } from '../../blocks/branches';

/** How the designer writes a condition's operator. */
const OPERATORS: Record<string, string> = {
  Equals: '=',
  TextStartsWith: 'starts with',
  TextEndsWith: 'ends with',
  TextContains: 'contains',
  NumberGreaterThan: '>',
  NumberGreaterOrEqualTo: '≥',
  NumberLessThan: '<',
  NumberLessOrEqualTo: '≤',
};

/** What a block of a type shows beside a branch, which the flow language names as given. */
export function branchLabel(name: string, Type: string): string {
  const [, operator = '', operand = ''] = /^(\w+) (.*)$/.exec(name) ?? [];
  if (Object.hasOwn(OPERATORS, operator)) {
    const value = operand.replace(/^"(.*)"$/, '$1');
    return definitionOf({ Type }).namesBranches ? value : `${OPERATORS[operator]} ${value}`;
  }
  return designerNameOf(name) ?? name;
}
