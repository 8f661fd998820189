import { definitionOf } from '../../blocks/block-types';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const nextActionAfterEnd = defineRule({
  id: 'next-action-after-end',
  level: 'error',
  page: SOURCES.actions,
  why: 'A block that ends the flow has no block after it.',
  bad: exampleFlow({ ...END, next: '1' }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const { ends, errors = {} } = definitionOf(action);
    const isOver = ends && Object.keys(errors).length === 0 && action.Transitions.NextAction !== undefined;
    const problem = `has a NextAction, although ${action.Type} ends the flow`;
    return isOver ? [{ at: action, path: ['Transitions', 'NextAction'], problem }] : [];
  }),
});
