import { definitionOf } from '../../blocks/block-types';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, set } from '../example';
import { defineRule, eachBlock } from '../rule';

export const reportedRefusal = defineRule({
  id: 'reported-refusal',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that the live service refuses it, although no page says so.',
  bad: exampleFlow(set({ tier: '' }), END),
  good: exampleFlow(set({ tier: 'gold' }), END),
  check: eachBlock((action) =>
    (definitionOf(action).reportedRefusals?.(action) ?? []).map((problem) => ({
      at: action,
      path: ['Parameters'],
      problem: `${problem}; public projects report that Connect refuses it`,
    })),
  ),
});
