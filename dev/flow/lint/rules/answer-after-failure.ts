import { placeOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { functionOf, readKeys } from '../answers';
import { compare, END, exampleFlow, lambda, say } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import type { LastAnswer } from '../paths';
import { defineRule } from '../rule';

const flowOf = (target: string) =>
  exampleFlow(
    lambda({}, { errors: [`NoMatchingError>${target}`] }),
    compare('$.External.count', { '0': '2' }),
    say('None'),
    END,
  );

export const answerAfterFailure = defineRule({
  id: 'answer-after-failure',
  level: 'warning',
  page: SOURCES.lambda,
  why: 'Behind the Error branch of a Lambda block there is no answer, so a choice by it takes the default branch.',
  bad: flowOf('1'),
  good: flowOf('3'),
  functions: [EXAMPLE_FUNCTION],
  // Of other functions it is not known whether an empty answer is one of the cases, unless there is never another.
  check: (flow) =>
    readKeys(flow).flatMap(({ action, text, last }) => {
      const isKnown = ({ block }: LastAnswer) => functionOf(flow, block) !== undefined;
      const never = last.every(({ answered }) => !answered);
      const failed = last.find((one) => !one.answered && (never || isKnown(one)));
      const block = failed && flow.blocks.get(failed.block);
      if (block === undefined) return [];
      const problem = `reads ${text}, although a path leads here on which ${placeOf(block)} failed and left no answer`;
      return [{ at: action, path: ['Parameters'], problem }];
    }),
});
