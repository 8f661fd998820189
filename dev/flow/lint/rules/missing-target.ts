import { hasSuccess } from '../../blocks/branches';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule } from '../rule';

export const missingTarget = defineRule({
  id: 'missing-target',
  level: 'error',
  page: SOURCES.actions,
  why: 'Every branch must lead to a block that exists.',
  bad: exampleFlow(say('Hello', { next: 'gone' }), END),
  good: exampleFlow(say('Hello'), END),
  check({ content, blocks }) {
    const branches = content.Actions.flatMap((action) =>
      targetsOf(action).flatMap(({ path, target }) => {
        if (blocks.has(target)) return [];
        const [member, index] = path;
        const name = `Transitions.${member}${index === undefined ? '' : `[${index}]`}`;
        const problem = target === '' ? `${name} leads nowhere` : `${name} leads to "${target}", which does not exist`;
        return [{ at: action, path: ['Transitions', ...path], problem }];
      }),
    );
    if (blocks.has(content.StartAction)) return branches;
    const problem = `names "${content.StartAction}", which does not exist`;
    return [{ at: 'StartAction', path: ['StartAction'], problem }, ...branches];
  },
});

/** Where the branches lead. A `NextAction` that only repeats another branch may be empty, as in AWS's own examples. */
function targetsOf(action: Action): { path: (string | number)[]; target: string }[] {
  const { NextAction, Errors, Conditions } = action.Transitions;
  const isBranch = NextAction !== undefined && (NextAction !== '' || hasSuccess(action));
  return [
    ...(isBranch ? [{ path: ['NextAction'], target: NextAction }] : []),
    ...Errors.map(({ NextAction: target }, index) => ({ path: ['Errors', index], target })),
    ...Conditions.map(({ NextAction: target }, index) => ({ path: ['Conditions', index], target })),
  ];
}
