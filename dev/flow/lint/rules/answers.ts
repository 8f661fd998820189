import { placeOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { functionOf, inputOf, readKeys } from '../answers';
import { compare, END, exampleFlow, lambda, say } from '../example';
import { EXAMPLE_FUNCTION } from '../function-example';
import { type LastAnswer, reachableFrom } from '../paths';
import { defineRule } from '../rule';

export const answerKeyRule = defineRule({
  id: 'answer-key',
  level: 'error',
  page: 'README.md',
  why: 'A key that the function does not return is always empty.',
  bad: exampleFlow(lambda(), say('You have $.External.cases cases'), END),
  good: exampleFlow(lambda(), say('You have $.External.count cases', { errors: [] }), END),
  functions: [EXAMPLE_FUNCTION],
  check: (flow) =>
    readKeys(flow).flatMap(({ action, text, key, last }) => {
      const [fn, ...others] = new Set(
        last.filter(({ answered }) => answered).map(({ block }) => functionOf(flow, block)),
      );
      if (fn === undefined || others.length > 0 || fn.answer.includes(key)) return [];
      const problem = `reads ${text}, which the function does not return (it returns: ${fn.answer.join(', ')})`;
      return [{ at: action, path: ['Parameters'], problem, page: fn.page }];
    }),
});

const other = lambda({ LambdaFunctionARN: 'arn:aws:lambda:us-west-2:111122223333:function:other' });
const tellCases = say('You have $.External.count cases');

export const answerOverwritten = defineRule({
  id: 'answer-overwritten',
  level: 'warning',
  page: SOURCES.lambda,
  why: 'Each Lambda block replaces the whole answer of the one before; keep what is needed later as attributes.',
  bad: exampleFlow(lambda(), other, tellCases, END),
  good: exampleFlow(lambda(), tellCases, other, END),
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

const failingTo = (target: string) =>
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
  why: 'After the Error branch of a Lambda block there is no answer, so a choice by it takes the default branch.',
  bad: failingTo('1'),
  good: failingTo('3'),
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

const tellOrders = say('You have $.External.count orders');

export const answerWithoutLambda = defineRule({
  id: 'answer-without-lambda',
  level: 'note',
  page: SOURCES.lambda,
  why: 'Where no Lambda block comes before, only a flow that transferred the contact here can have left an answer.',
  bad: exampleFlow(tellOrders, END),
  good: exampleFlow(lambda(), tellOrders, END),
  check(flow) {
    const early = readKeys(flow).filter(({ last }) => last.length === 0);
    const texts = [...new Set(early.map(({ text }) => text))];
    if (texts.length === 0) return [];
    const more = texts.length > 3 ? ` and ${texts.length - 3} more` : '';
    const problem = `read ${texts.slice(0, 3).join(', ')}${more} where no Lambda block comes before; that is the answer to a flow that transferred the contact here, or nothing`;
    return [{ at: 'Actions', path: ['Actions'], problem }];
  },
});

const byStatus = compare('$.External.status', { open: '2' });

export const answerAlwaysEmpty = defineRule({
  id: 'answer-always-empty',
  level: 'warning',
  page: 'README.md',
  why: 'Some keys of an answer are filled only where the block or the stack asks for them, so a choice by one is never met.',
  bad: exampleFlow(lambda(), byStatus, END),
  good: exampleFlow(lambda({ LambdaInvocationAttributes: { details: 'first' } }), byStatus, END),
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
