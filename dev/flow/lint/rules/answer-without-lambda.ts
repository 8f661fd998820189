import { SOURCES } from '../../content/finding';
import { readKeys } from '../answers';
import { END, exampleFlow, lambda, say } from '../example';
import { defineRule } from '../rule';

const tell = say('You have $.External.count orders');

export const answerWithoutLambda = defineRule({
  id: 'answer-without-lambda',
  level: 'note',
  page: SOURCES.lambda,
  why: 'Where no Lambda block comes before, only a flow that transferred the contact here can have left an answer.',
  bad: exampleFlow(tell, END),
  good: exampleFlow(lambda(), tell, END),
  check(flow) {
    const early = readKeys(flow).filter(({ last }) => last.length === 0);
    const texts = [...new Set(early.map(({ text }) => text))];
    if (texts.length === 0) return [];
    const more = texts.length > 3 ? ` and ${texts.length - 3} more` : '';
    const problem = `read ${texts.slice(0, 3).join(', ')}${more} where no Lambda block comes before; that is the answer to a flow that transferred the contact here, or nothing`;
    return [{ at: 'Actions', path: ['Actions'], problem }];
  },
});
