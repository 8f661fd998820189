import { definitionOf } from '../../blocks/block-types';
import { type Condition, nameOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { isNumber, readCondition } from '../../content/operators';
import { compare, END, exampleFlow, say } from '../example';
import { defineRule, eachBlock, eachDefined } from '../rule';

export const noCondition = defineRule({
  id: 'no-condition',
  level: 'error',
  page: SOURCES.actions,
  why: 'A block that chooses between conditions needs one at least.',
  bad: exampleFlow(compare('$.Channel', {}), END),
  good: exampleFlow(compare('$.Channel', { VOICE: '1' }), END),
  check: eachDefined((action, { conditions }) => {
    if (conditions !== 'always' || action.Transitions.Conditions.length > 0) return [];
    return [{ at: action, path: ['Transitions'], problem: 'has no condition' }];
  }),
});

export const conditionsIgnored = defineRule({
  id: 'conditions-ignored',
  level: 'error',
  page: SOURCES.actions,
  why: 'Conditions do nothing at a block that never evaluates them.',
  bad: exampleFlow(say('Hello', { when: { '1': '1' } }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachDefined((action, { conditions }) => {
    if (conditions !== undefined || action.Transitions.Conditions.length === 0) return [];
    const problem = `has conditions, which ${action.Type} never evaluates`;
    return [{ at: action, path: ['Transitions', 'Conditions'], problem }];
  }),
});

/** An operator that public projects report Connect to accept, although no page has it. */
const UNPUBLISHED_OPERATOR = 'KeyExists';

const channel = exampleFlow(compare('$.Channel', { VOICE: '1', CHAT: '1' }), END);

/** The same flow with other members of its second condition. */
function withCondition(members: Partial<Condition>) {
  const flow = structuredClone(channel);
  Object.assign(flow.Actions[0]!.Transitions.Conditions[1]!.Condition, members);
  return flow;
}

export const conditionForm = defineRule({
  id: 'condition-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a condition with an operator or operands that the flow language does not have.',
  bad: withCondition({ Operator: 'NumericEquals' }),
  good: channel,
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

export const unpublishedOperator = defineRule({
  id: 'unpublished-operator',
  level: 'note',
  page: SOURCES.reports,
  why: 'Public projects use an operator that no page describes, so it is not checked.',
  bad: withCondition({ Operator: UNPUBLISHED_OPERATOR }),
  good: channel,
  check: eachBlock((action) =>
    action.Transitions.Conditions.flatMap(({ Condition: { Operator } }, index) => {
      if (Operator !== UNPUBLISHED_OPERATOR) return [];
      const problem = `Transitions.Conditions[${index}] has the operator ${Operator}, which no page describes; it is not checked`;
      return [{ at: action, path: ['Transitions', 'Conditions', index], problem }];
    }),
  ),
});

export const duplicateCondition = defineRule({
  id: 'duplicate-condition',
  level: 'warning',
  page: SOURCES.actions,
  why: 'Conditions are tried in their order, so the second of two equal ones is never met.',
  bad: withCondition({ Operands: ['VOICE'] }),
  good: channel,
  check: eachBlock((action) => {
    const names = action.Transitions.Conditions.map(({ Condition }) => nameOf(Condition));
    return names.flatMap((name, index) => {
      if (names.indexOf(name) === index) return [];
      const problem = `has the condition ${name} twice; the second is never met`;
      return [{ at: action, path: ['Transitions', 'Conditions', index], problem }];
    });
  }),
});
