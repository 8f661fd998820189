import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';
import { meantType } from '../type-hints';

export const misspelledType = defineRule({
  id: 'misspelled-type',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a type of block that does not exist.',
  bad: exampleFlow({ ...say('Hello'), Type: 'PlayPrompt' }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const meant = meantType(action.Type);
    if (meant === undefined) return [];
    const problem = `has the type ${action.Type}, which does not exist (did you mean ${meant}?)`;
    return [{ at: action, path: ['Type'], problem }];
  }),
});
