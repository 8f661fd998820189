import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

export const noCondition = defineRule({
  id: 'no-condition',
  level: 'error',
  page: SOURCES.actions,
  why: 'A block that chooses between conditions needs one at least.',
  bad: exampleFlow(compare('$.Channel', {}), END),
  good: exampleFlow(compare('$.Channel', { VOICE: '1' }), END),
  check: eachBlock((action) => {
    const { conditions, page } = definitionOf(action);
    if (conditions !== 'always' || action.Transitions.Conditions.length > 0) return [];
    return [{ at: action, path: ['Transitions'], problem: 'has no condition', page: pageAddress(page) }];
  }),
});
