import { SOURCES } from '../../content/finding';
import { END, exampleFlow } from '../example';
import { defineRule } from '../rule';

/** Reading the content itself finds what is wrong with its form; then no other rule is applied. */
export const flowForm = defineRule({
  id: 'flow-form',
  level: 'error',
  page: SOURCES.actions,
  why: 'Content that does not have the form of the flow language cannot be read.',
  bad: { ...exampleFlow(END), Version: '2018-01-01' },
  good: exampleFlow(END),
  check: () => [],
});
