import { nameOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

const good = exampleFlow(compare('$.Channel', { VOICE: '1', CHAT: '1' }), END);
const bad = structuredClone(good);
Object.assign(bad.Actions[0]!.Transitions.Conditions[1]!.Condition, { Operands: ['VOICE'] });

export const duplicateCondition = defineRule({
  id: 'duplicate-condition',
  level: 'warning',
  page: SOURCES.actions,
  why: 'Conditions are tried in their order, so the second of two equal ones is never met.',
  bad,
  good,
  check: eachBlock((action) => {
    const names = action.Transitions.Conditions.map(({ Condition }) => nameOf(Condition));
    return names.flatMap((name, index) => {
      if (names.indexOf(name) === index) return [];
      const problem = `has the condition ${name} twice; the second is never met`;
      return [{ at: action, path: ['Transitions', 'Conditions', index], problem }];
    });
  }),
});
