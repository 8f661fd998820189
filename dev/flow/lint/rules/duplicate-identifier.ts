import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule } from '../rule';

export const duplicateIdentifier = defineRule({
  id: 'duplicate-identifier',
  level: 'error',
  page: SOURCES.actions,
  why: 'Branches name blocks by their identifiers, so two blocks cannot share one.',
  bad: exampleFlow(say('Hello'), END, { ...END, Identifier: '1' }),
  good: exampleFlow(say('Hello'), END),
  check({ content: { Actions } }) {
    const first = new Map<string, number>();
    return Actions.flatMap((action, index) => {
      if (!first.has(action.Identifier)) first.set(action.Identifier, index);
      const isFirst = first.get(action.Identifier) === index;
      return isFirst ? [] : [{ at: action, path: ['Identifier'], problem: 'has the identifier of another block' }];
    });
  },
});
