import { definitionOf } from '../../blocks/block-types';
import type { Condition } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { isNumber, readCondition } from '../../content/operators';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';
import { UNPUBLISHED_OPERATOR } from './unpublished-operator';

const good = exampleFlow(compare('$.Channel', { VOICE: '1' }), END);
const bad = structuredClone(good);
Object.assign(bad.Actions[0]!.Transitions.Conditions[0]!.Condition, { Operator: 'NumericEquals' });

export const conditionForm = defineRule({
  id: 'condition-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a condition with an operator or operands that the flow language does not have.',
  bad,
  good,
  check: eachBlock((action) => {
    if (definitionOf(action).conditions === undefined) return [];
    return action.Transitions.Conditions.flatMap(({ Condition }, index) => {
      const problem = Condition.Operator === UNPUBLISHED_OPERATOR ? undefined : problemOf(Condition);
      const path = ['Transitions', 'Conditions', index];
      return problem === undefined
        ? []
        : [{ at: action, path, problem: `Transitions.Conditions[${index}] ${problem}` }];
    });
  }),
});

function problemOf(condition: Condition): string | undefined {
  const read = readCondition(condition);
  if (typeof read === 'string') return read;
  const { Operator } = condition;
  const comparesNumbers = Operator.startsWith('Number') && !read.operand.includes('$');
  return comparesNumbers && !isNumber(read.operand)
    ? `has the operand "${read.operand}"; ${Operator} compares numbers, so it is never true`
    : undefined;
}
