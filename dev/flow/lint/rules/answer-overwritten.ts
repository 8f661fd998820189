import { placeOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { functionOf, readKeys } from '../answers';
import { END, exampleFlow, lambda, say } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { reachableFrom } from '../paths';
import { defineRule } from '../rule';

const other = lambda({ LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other' });
const tell = say('You have $.External.count cases');

export const answerOverwritten = defineRule({
  id: 'answer-overwritten',
  level: 'warning',
  page: SOURCES.lambda,
  why: 'Each Lambda block replaces the whole answer of the one before; keep what is needed later as attributes.',
  bad: exampleFlow(lambda(), other, tell, END),
  good: exampleFlow(lambda(), tell, other, END),
  functions: [EXAMPLE_FUNCTION],
  check: (flow) =>
    readKeys(flow).flatMap(({ action, text, key, last }) => {
      const answered = last.filter((one) => one.answered);
      if (answered.length === 0 || answered.some(({ block }) => functionOf(flow, block) !== undefined)) return [];
      const owner = flow.content.Actions.find(
        ({ Identifier }) =>
          functionOf(flow, Identifier)?.answer.includes(key) &&
          answered.every(({ block }) => reachableFrom(Identifier, flow.blocks).has(block)),
      );
      const [by] = answered.flatMap(({ block }) => flow.blocks.get(block) ?? []);
      if (owner === undefined || by === undefined) return [];
      const problem = `reads ${text} of ${placeOf(owner)}, whose answer ${placeOf(by)} has replaced; keep it as an attribute before`;
      return [{ at: action, path: ['Parameters'], problem }];
    }),
});
