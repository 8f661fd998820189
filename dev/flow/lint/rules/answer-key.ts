import { functionOf, readKeys } from '../answers';
import { END, exampleFlow, lambda, say } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule } from '../rule';

export const answerKeyRule = defineRule({
  id: 'answer-key',
  level: 'error',
  page: 'README.md',
  why: 'A key that the function does not return is always empty.',
  bad: exampleFlow(lambda(), say('You have $.External.cases cases'), END),
  good: exampleFlow(lambda(), say('You have $.External.count cases', { errors: [] }), END),
  functions: [EXAMPLE_FUNCTION],
  check: (flow) =>
    readKeys(flow).flatMap(({ action, text, key, last }) => {
      const [fn, ...others] = new Set(
        last.filter(({ answered }) => answered).map(({ block }) => functionOf(flow, block)),
      );
      if (fn === undefined || others.length > 0 || fn.answer.includes(key)) return [];
      const problem = `reads ${text}, which the function does not return (it returns: ${fn.answer.join(', ')})`;
      return [{ at: action, path: ['Parameters'], problem, page: fn.page }];
    }),
});
