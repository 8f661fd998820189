import { type Action, SUCCESS } from '../content/content';
import { isObject } from '../content/values';
import { type Effect, type State, TEST_ENDS } from '../context/context';
import { BlockError, MissingStubError } from '../context/errors';
import { resolve } from '../context/flow-data';
import { describeMessage, messageOf, say } from '../context/messages';
import { namesOf, readStub, type Stub } from '../context/stubs';
import type { BlockDefinition, ExternalInput } from './define-block';
import type { Parameters } from './parameters';

/** The part of a definition of a block that continues as something outside the flow answers. */
export function external(stub: ExternalInput): Pick<BlockDefinition, 'stub' | 'run'> {
  return { stub, run: (action, state, override) => ask(action, state, override, stub) };
}

/** The part of a definition of a block that loads data from outside under the first word of a reference. */
export function loads(name: string, asks: string, more: Partial<ExternalInput> = {}) {
  const load: ExternalInput['loads'] = ({ data = {} }) => ({ [name]: data });
  return { leaves: [name], ...external({ section: 'blocks', asks, reads: [[name]], loads: load, ...more }) };
}

/** Plays the block's prompt, then applies the stub. */
function ask(action: Action, state: State, override: Stub | undefined, input: ExternalInput): Effect {
  const { Parameters } = action;
  const channel = String(state.data.contact.Channel ?? 'VOICE');
  if (input.channels !== undefined && !input.channels.includes(channel)) {
    return { notes: [`is for ${input.channels.join(' and ')}, and this is ${channel}`], branch: 'NoMatchingError' };
  }
  const notes = sayAll(Parameters, state);
  if (state.context.observer?.ended()) return { notes, end: TEST_ENDS };
  const observed = override ?? state.context.observer?.stubFor(action, state.data);
  const stub = observed ?? input.unasked?.(Parameters) ?? stubOf(action, input, state);
  const effect = effectOf(stub);
  if (effect !== undefined) return { notes, ...effect };
  Object.assign(state.data.results, input.loads?.(stub, Parameters));
  const decides = input.decides?.(Parameters) ?? action.Transitions.Conditions.length > 0;
  if (!decides) return { notes, branch: SUCCESS };
  if (stub.result === undefined) throw new BlockError('has a stub without a "result"');
  return { notes: [...notes, `the answer is "${stub.result}"`], result: stub.result };
}

/** A stub that takes an error branch or ends the path; undefined for any other. */
export function effectOf({ error, end }: Stub): { branch: string } | { end: string } | undefined {
  if (error !== undefined) return { branch: error };
  return end === undefined ? undefined : { end };
}

/** A scenario stubs a block by its own identifier, or by the resource that it asks. */
function stubOf(
  action: Action,
  { section, asks, resource: resourceOf }: ExternalInput,
  { context, data }: State,
): Stub {
  const resource = resourceOf?.(action.Parameters);
  const names = typeof resource === 'string' ? namesOf(resolve(resource, data)) : [];
  const value = context.stubs.take(section, [action.Identifier, ...names]);
  if (value !== undefined) return readStub(value);
  // The customer of a test case says only what the test case tells it to say.
  if (context.observer !== undefined && section === 'inputs') return silence(action.Parameters);
  throw new MissingStubError(`asks ${asks}`, section, [action.Identifier, ...names]);
}

/** What becomes of a block whose customer enters nothing. */
function silence(parameters: Parameters): Stub {
  return storesInput(parameters) ? { result: 'Timeout' } : { error: 'InputTimeLimitExceeded' };
}

/** Whether a block keeps what the customer enters, instead of deciding by it. */
export function storesInput({ StoreInput }: Parameters): boolean {
  return String(StoreInput).toLowerCase() === 'true';
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
