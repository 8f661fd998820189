import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

/** An operator that public projects report Connect to accept, although no page has it. */
export const UNPUBLISHED_OPERATOR = 'KeyExists';

const good = exampleFlow(compare('$.Channel', { VOICE: '1' }), END);
const bad = structuredClone(good);
Object.assign(bad.Actions[0]!.Transitions.Conditions[0]!.Condition, { Operator: UNPUBLISHED_OPERATOR });

export const unpublishedOperator = defineRule({
  id: 'unpublished-operator',
  level: 'note',
  page: SOURCES.reports,
  why: 'Public projects use an operator that no page describes, so it is not checked.',
  bad,
  good,
  check: eachBlock((action) =>
    action.Transitions.Conditions.flatMap(({ Condition: { Operator } }, index) => {
      if (Operator !== UNPUBLISHED_OPERATOR) return [];
      const problem = `Transitions.Conditions[${index}] has the operator ${Operator}, which no page describes; it is not checked`;
      return [{ at: action, path: ['Transitions', 'Conditions', index], problem }];
    }),
  ),
});
