import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import { isObject } from '../content/values';
import { type Effect, type State, TEST_ENDS } from '../context/context';
import { BlockError, MissingStubError } from '../context/errors';
import { resolve } from '../context/flow-data';
import { describeMessage, messageOf, say } from '../context/messages';
import { namesOf, readStub, type Stub } from '../context/stubs';
import { QUESTIONS, type Question, storesInput } from './questions';

type Parameters = Record<string, unknown>;

/** Says what a block has to say and takes what is answered; `given` is an answer that comes before any other. */
export function ask(action: Action, state: State, given: Stub | undefined): Effect {
  const { Type, Parameters } = action;
  const question = QUESTIONS[Type] as Question;
  const channel = String(state.data.contact.Channel ?? 'VOICE');
  if (question.channels !== undefined && !question.channels.includes(channel)) {
    return { notes: [`is for ${question.channels.join(' and ')}, and this is ${channel}`], branch: 'NoMatchingError' };
  }
  const notes = sayAll(Parameters, state);
  if (state.context.observer?.ended()) return { notes, end: TEST_ENDS };
  const observed = given ?? state.context.observer?.stubFor(action, state.data);
  const reply = observed ?? question.unasked?.(Parameters) ?? replyFromWorld(action, question, state);
  const effect = effectOf(reply);
  if (effect !== undefined) return { notes, ...effect };
  Object.assign(state.data.results, question.loads?.(reply, Parameters));
  const decides = question.decides?.(Parameters) ?? action.Transitions.Conditions.length > 0;
  if (!decides) return { notes, branch: SUCCESS };
  if (reply.result === undefined) throw new BlockError('is answered without a "result"');
  return { notes: [...notes, `the answer is "${reply.result}"`], result: reply.result };
}

/** A reply that takes an error branch or ends the path; undefined for any other. */
export function effectOf({ error, end }: Stub): { branch: string } | { end: string } | undefined {
  if (error !== undefined) return { branch: error };
  return end === undefined ? undefined : { end };
}

/** A scenario answers a block by its own identifier, or by the resource that it asks. */
function replyFromWorld(action: Action, question: Question, state: State): Stub {
  const resource = question.resource?.(action.Parameters);
  const names = typeof resource === 'string' ? namesOf(resolve(resource, state.data)) : [];
  const value = state.context.stubs.take(question.section, [action.Identifier, ...names]);
  if (value !== undefined) return readStub(value);
  // The customer of a test case says only what the test case tells it to say.
  if (state.context.observer !== undefined && question.section === 'inputs') return silence(action);
  throw new MissingStubError(`asks ${question.asks}`, question.section, [action.Identifier, ...names]);
}

/** What becomes of a block whose customer enters nothing. */
function silence({ Parameters: { StoreInput } }: Action): Stub {
  return storesInput(StoreInput) ? { result: 'Timeout' } : { error: 'InputTimeLimitExceeded' };
}

function sayAll(parameters: Parameters, state: State): string[] {
  const { Messages } = parameters;
  const spoken = [parameters, ...(Array.isArray(Messages) ? Messages.filter(isObject) : [])];
  return spoken.flatMap((one) => {
    const message = messageOf(one, state.data);
    if (message === undefined) return [];
    say(message, state);
    return [describeMessage(message)];
  });
}
