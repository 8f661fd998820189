import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

const flowOf = (Type: string) =>
  exampleFlow({ Type, Parameters: { TagKeys: ['team'] }, errors: ['NoMatchingError'] }, END);

export const reportedName = defineRule({
  id: 'reported-name',
  level: 'warning',
  page: SOURCES.reports,
  why: 'Public projects report that the service knows the type under another name than its page.',
  bad: flowOf('UnTagContact'),
  good: flowOf('UntagContact'),
  check: eachBlock((action) => {
    const { reportedName: name, page } = definitionOf(action);
    if (name === undefined) return [];
    const problem = `has the type ${action.Type}, as the developer guide writes it; public projects report that Connect accepts only ${name}`;
    return [{ at: action, path: ['Type'], problem, page: pageAddress(page) }];
  }),
});
