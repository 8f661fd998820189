import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { branchNames } from './missing-branch';

export const unknownBranch = defineRule({
  id: 'unknown-branch',
  level: 'warning',
  page: SOURCES.actions,
  why: 'An error branch that the page of the block does not list is probably never taken.',
  bad: exampleFlow(say('Hello', { errors: ['NoMatchingError', 'TimedOut'] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const { errors, page } = definitionOf(action);
    if (errors === undefined) return [];
    return branchNames(action).flatMap((branch, index) => {
      if (Object.hasOwn(errors, branch)) return [];
      const problem = `has the error branch ${branch}, which the page of ${action.Type} does not list`;
      return [{ at: action, path: ['Transitions', 'Errors', index], problem, page: pageAddress(page) }];
    });
  }),
});
