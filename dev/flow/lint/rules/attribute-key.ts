import { attributesSet } from '../../blocks/attributes';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, set } from '../example';
import { defineRule, eachBlock } from '../rule';

export const attributeKey = defineRule({
  id: 'attribute-key',
  level: 'warning',
  page: SOURCES.references,
  why: "AWS's pages contradict each other on keys with other characters than letters, digits, dashes and underscores.",
  bad: exampleFlow(set({ 'loyalty tier': 'gold' }), END),
  good: exampleFlow(set({ loyaltyTier: 'gold' }), END),
  check: eachBlock((action) =>
    attributesSet(action).flatMap(([key]) => {
      if (/^[\w-]+$/.test(key) || key.includes('$')) return [];
      const problem = `sets the attribute "${key}"; AWS's pages contradict each other on keys with characters other than letters, digits, dashes and underscores`;
      return [{ at: action, path: ['Parameters', 'Attributes', key], problem }];
    }),
  ),
});
