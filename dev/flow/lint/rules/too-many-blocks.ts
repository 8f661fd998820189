import { SOURCES } from '../../content/finding';
import { END, exampleFlow, say } from '../example';
import { defineRule } from '../rule';

const MAX_BLOCKS = 250;
const flowOf = (count: number) => exampleFlow(...Array.from({ length: count - 1 }, () => say('Hello')), END);

export const tooManyBlocks = defineRule({
  id: 'too-many-blocks',
  level: 'error',
  page: SOURCES.example,
  why: `A flow has at most ${MAX_BLOCKS} blocks.`,
  bad: flowOf(MAX_BLOCKS + 1),
  good: flowOf(MAX_BLOCKS),
  check({ content: { Actions } }) {
    if (Actions.length <= MAX_BLOCKS) return [];
    const problem = `are ${Actions.length} blocks; a flow has at most ${MAX_BLOCKS}: move some into a module`;
    return [{ at: 'Actions', path: ['Actions'], problem }];
  },
});
