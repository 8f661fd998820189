import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { formProblems } from '../../blocks/validity';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule, eachBlock } from '../rule';

export const blockForm = defineRule({
  id: 'block-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'What a block must have together, or cannot have together, depends on its form, as its page says.',
  bad: exampleFlow({ ...say('Hello'), Parameters: { Text: 'Hello', SSML: '<speak>Hello</speak>' } }, END),
  good: exampleFlow(say('Hello'), END),
  check: eachBlock((action) => {
    const { page } = definitionOf(action);
    return formProblems(action).map((problem) => ({ at: action, ...problem, page: pageAddress(page) }));
  }),
});
