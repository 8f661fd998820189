import { shown } from '../../content/content';
import { timeLimitOf } from '../../content/lambda';
import { functionOf, inputOf } from '../answers';
import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule, eachBlock } from '../rule';

export const functionTimeLimit = defineRule({
  id: 'function-time-limit',
  level: 'error',
  page: 'README.md',
  why: 'A block must wait for as long as its function works; otherwise the answer is lost.',
  bad: exampleFlow(lambda({ InvocationTimeLimitSeconds: '3' }), END),
  good: exampleFlow(lambda(), END),
  functions: [EXAMPLE_FUNCTION],
  check: eachBlock((action, flow) => {
    const fn = functionOf(flow, action.Identifier);
    const seconds = timeLimitOf(action.Parameters);
    const works = fn?.timeLimitSeconds(inputOf(action));
    if (fn === undefined || seconds === undefined || works === undefined || seconds >= works) return [];
    const given = shown(action.Parameters.InvocationTimeLimitSeconds);
    const problem = `InvocationTimeLimitSeconds was ${given}; the function can work for ${works} seconds, so it must be ${works}, or the block must give the function a timeLimit of ${seconds}`;
    return [{ at: action, path: ['Parameters', 'InvocationTimeLimitSeconds'], problem, page: fn.page }];
  }),
});
