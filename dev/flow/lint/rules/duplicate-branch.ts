import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { branchNames } from './missing-branch';

export const duplicateBranch = defineRule({
  id: 'duplicate-branch',
  level: 'error',
  page: SOURCES.actions,
  why: 'A block has each error branch once.',
  bad: exampleFlow(say('Hello', { errors: ['NoMatchingError', 'NoMatchingError'] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) =>
    branchNames(action).flatMap((branch, index, all) => {
      if (all.indexOf(branch) === index) return [];
      return [{ at: action, path: ['Transitions', 'Errors', index], problem: `has the error branch ${branch} twice` }];
    }),
  ),
});
