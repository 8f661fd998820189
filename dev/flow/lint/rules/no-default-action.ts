import { definitionOf } from '../../blocks/block-types';
import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

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
