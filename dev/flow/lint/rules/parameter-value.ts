import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { wrongValues } from '../../blocks/parameters';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow, lambda } from '../example';
import { defineRule, eachBlock } from '../rule';

export const parameterValue = defineRule({
  id: 'parameter-value',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a value that the page of the block does not allow.',
  bad: exampleFlow(lambda({ InvocationTimeLimitSeconds: '9' }), END),
  good: exampleFlow(lambda({ InvocationTimeLimitSeconds: '8' }), END),
  check: eachBlock((action) => {
    const { parameters, page } = definitionOf(action);
    return wrongValues(action, parameters).map(({ path, problem }) => ({
      ...{ at: action, path: ['Parameters', ...path], problem, page: pageAddress(page) },
    }));
  }),
});
