import { compare, END, exampleFlow, lambda } from '../example';
import { defineRule, eachBlock } from '../rule';
import { branchNames, comparesAnswer, NO_MATCH } from './missing-branch';

const flowOf = (errors: string[]) =>
  exampleFlow(lambda(), compare('$.External.status', { open: '2' }, { errors }), END);

export const answerWithoutDefault = defineRule({
  id: 'answer-without-default',
  level: 'error',
  page: 'https://docs.aws.amazon.com/connect/latest/devguide/flow-control-actions-compare.html',
  why: 'An answer that meets no condition, or is missing, needs a default branch.',
  bad: flowOf([]),
  good: flowOf([NO_MATCH]),
  check: eachBlock((action) => {
    if (!comparesAnswer(action) || branchNames(action).includes(NO_MATCH)) return [];
    const problem = `has no No match branch (${NO_MATCH}) for an answer of the function that meets no condition`;
    return [{ at: action, path: ['Transitions', 'Errors'], problem }];
  }),
});
