import { definitionOf, isAllowedIn } from '../blocks/block-types';
import { branchesOf } from '../blocks/branches';
import { effectOf } from '../blocks/external';
import { referencesOf } from '../blocks/known-references';
import { reasonsToStop } from '../blocks/validity';
import { type Action, placeOf, SUCCESS } from '../content/content';
import { flowTypeOf } from '../content/flow-types';
import { contractOf } from '../content/module-contract';
import { isObject } from '../content/values';
import type { FlowEvent, NamedFlow, RunContext } from '../context/context';
import { type Effect, type Run, type State, TEST_ENDS } from '../context/context';
import { BlockError, FlowRunError, MissingStubError } from '../context/errors';
import { firstMet, isSet } from '../context/flow-data';
import { readStub, type Stub } from '../context/stubs';
import { circlesIn, howToEnd } from './circles';
import { describeMissing, missingAt } from './required-stubs';

/** The error branch of a block whose conditions are all unmet. */
const NO_MATCH = 'NoMatchingCondition';

/**
 * Runs a flow, or a module by itself, for the contact of an event, as Connect would.
 *
 * @throws FlowRunError for whatever it does not know how to run, with the block's name.
 */
export async function runFlow(flow: NamedFlow, context: RunContext): Promise<Run> {
  const { Attributes, ...contact } = context.event.Details.ContactData;
  // A module by itself runs without input.
  const results = contractOf(flow.content) === undefined ? {} : { Modules: { Input: {} } };
  const data = { contact, attributes: textsOf(Attributes), results };
  const started = context.clock.now();
  const earlier = data.attributes;
  const rest = {
    logging: false,
    silentMs: 0,
    queueFromOutside: hasQueueFromOutside(flow),
    depth: 0,
    loops: new Map(),
    pending: [],
    runModule: (module: NamedFlow) => walk(module, state),
  };
  const state: State = { context, started, data, path: [], earlier, ...rest };
  try {
    const end = await walk(flow, state);
    await Promise.all(state.pending);
    return { path: state.path, attributes: state.data.attributes, end };
  } catch (error) {
    if (!(error instanceof FlowRunError)) throw error;
    if (error.cause instanceof MissingStubError) {
      error.message += `\n${describeMissing(missingAt(flow, context, error.cause))}`;
    }
    error.path = state.path;
    throw error;
  }
}

/** Only an inbound flow begins without a queue; content that names no type is one unless a block cannot be in one. */
function hasQueueFromOutside({ content }: NamedFlow): boolean {
  const type = flowTypeOf(content);
  if (type !== undefined) return type !== 'CONTACT_FLOW';
  return !content.Actions.every((action) => isAllowedIn('CONTACT_FLOW', action));
}

/** Reads parsed JSON as an event with a contact. @throws FlowRunError */
export function readFlowEvent(event: unknown, source: string): FlowEvent {
  const details = isObject(event) ? event.Details : undefined;
  if (isObject(details) && isObject(details.ContactData)) return event as FlowEvent;
  throw new FlowRunError(`${source} is not an event of a flow: it has no Details.ContactData; dev/events has examples`);
}

/** Walks from block to block until the path ends; says how. */
async function walk(start: NamedFlow, state: State): Promise<string> {
  let { name, content } = start;
  let ahead = content.StartAction;
  const whyEndless = circlesIn(state);
  for (;;) {
    const action = content.Actions.find(({ Identifier }) => Identifier === ahead);
    if (action === undefined) throw new FlowRunError(`${name}: there is no block "${ahead}", to which the flow leads`);
    const time = () => state.context.clock.now() - state.started;
    const step = {
      flow: name,
      block: action.Identifier,
      type: action.Type,
      ...(action.displayName === undefined ? {} : { displayName: action.displayName }),
      notes: [],
      changed: {},
      logged: false,
      began: Math.floor(time()),
      ended: 0,
    };
    // A module's blocks come between the block that invokes it and the block after.
    state.path.push(step);
    const endless = whyEndless(name, action.Identifier);
    if (endless !== undefined) {
      throw new FlowRunError(`${name}: ${placeOf(action)} ${endless}. ${howToEnd(state.path)}`);
    }
    const effect = await runBlock(name, action, state);
    const changed = takeChanges(state);
    Object.assign(step, { notes: effect.notes, changed, logged: state.logging, ended: Math.ceil(time()) });
    if ('end' in effect) return effect.end;
    if (state.context.observer?.ended()) return TEST_ENDS;
    if ('continuesIn' in effect) {
      ({ name, content } = effect.continuesIn);
      ahead = content.StartAction;
      Object.assign(step, { branch: SUCCESS });
      continue;
    }
    const branch = 'result' in effect ? branchFor(effect.result, action, state) : branchOf(effect.branch, action);
    Object.assign(step, { branch });
    ahead = targetOf(name, action, branch);
  }
}

/** The attributes that changed since this was asked last: what a module changes is told of its blocks only. */
function takeChanges(state: State): Record<string, string> {
  const { earlier, data } = state;
  state.earlier = data.attributes;
  return Object.fromEntries(Object.entries(data.attributes).filter(([key, value]) => earlier[key] !== value));
}

async function runBlock(flow: string, written: Action, state: State): Promise<Effect> {
  const { context, data } = state;
  try {
    const problems = reasonsToStop(written);
    if (problems.length > 0) throw new BlockError(problems.join('; '));
    const action = context.observer?.blockStarts(written, data) ?? written;
    if (context.observer?.ended()) return { notes: [], end: TEST_ENDS };
    const given = stubOf(action, state);
    if (given?.error !== undefined) return fail(given.error, action, state);
    const ended = given && effectOf(given);
    if (ended !== undefined) return { notes: [], ...ended };
    const unset = referencesOf(action).filter((reference) => !isSet(reference, data));
    const effect = await definitionOf(action).run(action, state, given);
    effect.notes.push(...unset.map(({ text }) => `${text} has no value here, so it is empty`));
    return effect;
  } catch (error) {
    if (!(error instanceof BlockError)) throw error;
    throw new FlowRunError(`${flow}: ${placeOf(written)} ${error.message}`, { cause: error });
  }
}

function fail(error: string, { Type }: Action, { data }: State): Effect {
  if (Type === 'InvokeLambdaFunction') data.results.External = undefined;
  return { notes: ['fails in this scenario'], branch: error };
}

/** The branch of an error; NoMatchingError is taken where the block has no branch of its own for it. */
function branchOf(taken: string, action: Action): string {
  const names = branchesOf(action).map(({ name }) => name);
  const isUnwired = ![...names, SUCCESS, NO_MATCH].includes(taken);
  return isUnwired && names.includes('NoMatchingError') ? 'NoMatchingError' : taken;
}

/** What a test case or the scenario answers for this very block. */
function stubOf(action: Action, { context, data }: State): Stub | undefined {
  const observed = context.observer?.stubFor(action, data);
  if (observed !== undefined) return observed;
  const value = context.stubs.take('blocks', [action.Identifier]);
  return value === undefined ? undefined : readStub(value);
}

/** The branch that a block's result leads to: Success where the block has no conditions. */
function branchFor(result: string, action: Action, { data }: State): string {
  const { Conditions, Errors } = action.Transitions;
  const met = firstMet(result, action, data);
  if (met !== undefined) return met;
  if (Errors.some(({ ErrorType }) => ErrorType === NO_MATCH)) return NO_MATCH;
  return Conditions.length === 0 ? SUCCESS : 'NoMatchingError';
}

function targetOf(flow: string, action: Action, taken: string): string {
  // A block that could have chosen continues with its NextAction, which the designer exports for every block.
  const target =
    taken === SUCCESS ? action.Transitions.NextAction : branchesOf(action).find(({ name }) => name === taken)?.target;
  if (target !== undefined) return target;
  throw new FlowRunError(
    `${flow}: ${placeOf(action)} leaves by ${taken}, and has no such branch: Connect would end the flow here`,
  );
}

/** A contact's attributes are strings. */
function textsOf(attributes: unknown): Record<string, string> {
  const entries = isObject(attributes) ? Object.entries(attributes) : [];
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
