import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { unlistedParameters } from './unknown-parameter';

export const misspelledParameter = defineRule({
  id: 'misspelled-parameter',
  level: 'error',
  page: SOURCES.actions,
  why: 'A misspelled parameter does not do what its name promises.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SkipWhenDtmfBufferEnable: 'true' } }, END),
  good: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SkipWhenDTMFBufferEnabled: 'true' } }, END),
  check: eachBlock((action) =>
    unlistedParameters(action).flatMap(({ name, meant, page }) => {
      if (meant === undefined) return [];
      const problem = `has the parameter ${name}, which the page of ${action.Type} does not list (did you mean ${meant}?)`;
      return [{ at: action, path: ['Parameters', name], problem, page }];
    }),
  ),
});
