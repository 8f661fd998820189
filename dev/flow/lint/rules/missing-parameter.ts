import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { missingParameters } from '../../blocks/parameters';
import { SOURCES } from '../../content/finding';
import { compare, END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

export const missingParameter = defineRule({
  id: 'missing-parameter',
  level: 'error',
  page: SOURCES.actions,
  why: 'Connect refuses a block without a parameter that its page demands.',
  bad: exampleFlow({ ...compare('', { VOICE: '1' }), Parameters: {} }, END),
  good: exampleFlow(compare('$.Channel', { VOICE: '1' }), END),
  check: eachBlock((action) => {
    const { parameters, page } = definitionOf(action);
    return missingParameters(action, parameters).map(({ problem }) => ({
      ...{ at: action, path: ['Parameters'], problem, page: pageAddress(page) },
    }));
  }),
});
