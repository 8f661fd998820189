import { functionOf, inputOf } from '../answers';
import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule, eachBlock } from '../rule';

export const functionInputIgnored = defineRule({
  id: 'function-input-ignored',
  level: 'warning',
  page: 'README.md',
  why: 'The function does not read the parameter, so it changes nothing.',
  bad: exampleFlow(lambda({ LambdaInvocationAttributes: { colour: 'red' } }), END),
  good: exampleFlow(lambda({ LambdaInvocationAttributes: { level: '10' } }), END),
  functions: [EXAMPLE_FUNCTION],
  check: eachBlock((action, flow) => {
    const fn = functionOf(flow, action.Identifier);
    return (fn?.checkInput(inputOf(action)).ignored ?? []).map((name) => ({
      at: action,
      path: ['Parameters', 'LambdaInvocationAttributes', name],
      problem: `gives the function "${name}", which it does not read (it reads: ${fn!.parameters.join(', ')})`,
      page: fn!.page,
    }));
  }),
});
