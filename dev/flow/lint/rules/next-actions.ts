import { blockTypeOf, definitionOf } from '../../blocks/block-types';
import { hasSuccess } from '../../blocks/branches';
import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow, say } from '../example';
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

const choice = compare('$.Channel', { VOICE: '0' });

export const noDefaultAction = defineRule({
  id: 'no-default-action',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that Connect refuses a choice without the NextAction that the designer exports.',
  bad: exampleFlow({ ...choice, errors: ['NoMatchingCondition>0'] }),
  good: exampleFlow(choice, END),
  check: eachBlock((action) => {
    if (definitionOf(action).conditions !== 'always' || action.Transitions.NextAction !== undefined) return [];
    const problem =
      'has no NextAction; public projects report that Connect refuses the block without one, which the designer exports as a copy of the default branch';
    return [{ at: action, path: ['Transitions'], problem }];
  }),
});
