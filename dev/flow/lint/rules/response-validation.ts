import { functionOf } from '../answers';
import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule, eachBlock } from '../rule';

export const responseValidation = defineRule({
  id: 'response-validation',
  level: 'warning',
  page: 'README.md',
  why: 'With STRING_MAP an answer that no flow can read takes the Error branch.',
  bad: exampleFlow(lambda({ ResponseValidation: undefined }), END),
  good: exampleFlow(lambda(), END),
  functions: [EXAMPLE_FUNCTION],
  check: eachBlock((action, flow) => {
    const fn = functionOf(flow, action.Identifier);
    if (fn === undefined || action.Parameters.ResponseValidation !== undefined) return [];
    const problem =
      'has no parameter ResponseValidation: set STRING_MAP, so that an answer that no flow can read takes the Error branch';
    return [{ at: action, path: ['Parameters'], problem, page: fn.page }];
  }),
});
