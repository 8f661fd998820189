import { functionOf, inputOf, readKeys } from '../answers';
import { compare, END, exampleFlow, lambda } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { defineRule } from '../rule';

const choice = compare('$.External.status', { open: '2' });

export const answerAlwaysEmpty = defineRule({
  id: 'answer-always-empty',
  level: 'warning',
  page: 'README.md',
  why: 'Some keys of an answer are filled only where the block or the stack asks for them, so a choice by one is never met.',
  bad: exampleFlow(lambda(), choice, END),
  good: exampleFlow(lambda({ LambdaInvocationAttributes: { details: 'first' } }), choice, END),
  functions: [EXAMPLE_FUNCTION],
  check: (flow) =>
    readKeys(flow).flatMap(({ action, text, key, last }) => {
      // To keep or say an empty value does no harm; to choose by it does.
      if (action.Type !== 'Compare') return [];
      const reasons = last
        .filter(({ answered }) => answered)
        .map(({ block }) => {
          const fn = functionOf(flow, block);
          const reason = fn?.emptyKey?.(key, inputOf(flow.blocks.get(block)!));
          return reason === undefined ? undefined : { reason, page: fn?.page as string };
        });
      const [first] = reasons;
      if (first === undefined || reasons.includes(undefined)) return [];
      return [{ at: action, path: ['Parameters'], problem: `reads ${text}, which ${first.reason}`, page: first.page }];
    }),
});
