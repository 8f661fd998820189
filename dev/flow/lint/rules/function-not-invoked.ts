import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { namesOf } from '../functions';
import { defineRule } from '../rule';

export const functionNotInvoked = defineRule({
  id: 'function-not-invoked',
  level: 'note',
  page: 'README.md',
  why: 'Where no block invokes the function by the ARN that is known, most of what could be wrong is not checked.',
  bad: exampleFlow(lambda({ LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other' }), END),
  good: exampleFlow(lambda(), END),
  functions: [EXAMPLE_FUNCTION],
  check({ functions, invoked }) {
    const named = [...new Set([...invoked.values()].flatMap(([first]) => first ?? []))];
    if (named.length === 0) return [];
    const unused = functions.filter(
      (fn) => !namesOf(fn).some((name) => [...invoked.values()].some((arns) => arns.includes(name))),
    );
    return unused.map(({ name, page, hint }) => ({
      at: 'Actions',
      path: ['Actions'],
      problem: `do not invoke ${name}, so its time limit, parameters and keys were not checked${hint === undefined ? '' : `; ${hint(named)}`}`,
      page,
    }));
  },
});
