import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const conditionsIgnored = defineRule({
  id: 'conditions-ignored',
  level: 'error',
  page: SOURCES.actions,
  why: 'Conditions do nothing at a block that never evaluates them.',
  bad: exampleFlow(say('Hello', { when: { '1': '1' } }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const { conditions, page } = definitionOf(action);
    if (conditions !== undefined || action.Transitions.Conditions.length === 0) return [];
    const problem = `has conditions, which ${action.Type} never evaluates`;
    return [{ at: action, path: ['Transitions', 'Conditions'], problem, page: pageAddress(page) }];
  }),
});
