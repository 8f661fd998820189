import { blockTypeOf } from '../../blocks/block-types';
import { hasSuccess } from '../../blocks/branches';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const missingNextAction = defineRule({
  id: 'missing-next-action',
  level: 'error',
  page: SOURCES.actions,
  why: 'A path that does not end the flow stops with an error where a block leads nowhere.',
  bad: exampleFlow(END, say('Hello')),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const type = blockTypeOf(action.Type);
    // Of a type that is not known it is not known either whether the flow may end with it.
    const stops = type !== undefined && !type.ends && !type.holds && action.Transitions.NextAction === undefined;
    if (!stops || !hasSuccess(action)) return [];
    return [
      { at: action, path: ['Transitions'], problem: 'has no NextAction: the flow would stop here with an error' },
    ];
  }),
});
