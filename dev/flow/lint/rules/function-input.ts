import { functionOf, inputOf } from '../answers';
import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule, eachBlock } from '../rule';

export const functionInput = defineRule({
  id: 'function-input',
  level: 'error',
  page: 'README.md',
  why: 'The function refuses the input, so every contact takes the Error branch.',
  bad: exampleFlow(lambda({ LambdaInvocationAttributes: { level: 'ten' } }), END),
  good: exampleFlow(lambda({ LambdaInvocationAttributes: { level: '10' } }), END),
  functions: [EXAMPLE_FUNCTION],
  check: eachBlock((action, flow) => {
    const fn = functionOf(flow, action.Identifier);
    return (fn?.checkInput(inputOf(action)).refused ?? []).map((problem) => ({
      ...{ at: action, path: ['Parameters', 'LambdaInvocationAttributes'], problem, page: fn!.page },
    }));
  }),
});
