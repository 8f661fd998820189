import { branchesOf } from '../../blocks/branches';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { reachableFrom } from '../paths';
import { defineRule } from '../rule';

export const unreachableBlock = defineRule({
  id: 'unreachable-block',
  level: 'warning',
  page: SOURCES.actions,
  why: 'No contact ever comes to a block to which no path leads from the start.',
  bad: exampleFlow(END, say('Hello', { next: '0', errors: ['NoMatchingError>0'] })),
  good: exampleFlow(say('Hello'), END),
  // Of blocks that cannot be reached only the first is named: the others stand behind it.
  check({ content, blocks }) {
    if (!blocks.has(content.StartAction)) return [];
    const reached = reachableFrom(content.StartAction, blocks);
    const lost = content.Actions.filter(({ Identifier }) => !reached.has(Identifier));
    const behindOthers = new Set(lost.flatMap(branchesOf).map(({ target }) => target));
    const firstFirst = lost.toSorted(
      (one, other) => Number(behindOthers.has(one.Identifier)) - Number(behindOthers.has(other.Identifier)),
    );
    return firstFirst.flatMap((action) => {
      if (reached.has(action.Identifier)) return [];
      for (const identifier of reachableFrom(action.Identifier, blocks)) reached.add(identifier);
      return [{ at: action, problem: 'cannot be reached from the start' }];
    });
  },
});
