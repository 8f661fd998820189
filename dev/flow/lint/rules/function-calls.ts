import { shown } from '../../content/content';
import { timeLimitOf } from '../../content/lambda';
import { functionOf, inputOf } from '../answers';
import { END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { namesOf } from '../functions';
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
      at: action,
      path: ['Parameters', 'LambdaInvocationAttributes'],
      problem,
      page: fn!.page,
    }));
  }),
});

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
