import { definitionOf } from '../../blocks/block-types';
import { SOURCES } from '../../content/finding';
import { WHISPER } from '../../content/flow-types';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { branchNames, branchTitle } from './missing-branch';

export const undecidedBranch = defineRule({
  id: 'undecided-branch',
  level: 'note',
  page: SOURCES.reports,
  why: 'Sources differ on whether Connect demands the error branch; without it, what goes wrong ends the flow.',
  bad: exampleFlow(say('Hello', { errors: [] }), END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action, { flowType }) => {
    if (flowType !== undefined && WHISPER.includes(flowType)) return [];
    return Object.entries(definitionOf(action).errors ?? {}).flatMap(([branch, rule]) => {
      if (typeof rule !== 'object' || !('undecided' in rule) || branchNames(action).includes(branch)) return [];
      const problem = `has no ${branchTitle(branch)}: ${rule.undecided}`;
      return [{ at: action, path: ['Transitions', 'Errors'], problem }];
    });
  }),
});
