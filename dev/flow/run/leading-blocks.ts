import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import { isObject } from '../content/values';
import { type Effect, MODULE_RETURNS, type State } from '../context/context';
import { BlockError, MissingStubError } from '../context/errors';
import { resolve, resolveAll } from '../context/flow-data';
import { namesOf, readStub, type Stub } from '../context/stubs';
import { effectOf } from './ask';

/** Modules within modules after which they are taken to invoke each other without end. */
const DEEPEST = 10;

/** Goes on in the flow that a block transfers the contact to. What blocks left stays, but for flow attributes. */
export function goOn({ Identifier, Parameters }: Action, { context, data }: State, given: Stub | undefined): Effect {
  const names = namesOf(resolve(String(Parameters.ContactFlowId), data));
  const flow = findIn(context.flows, names);
  if (flow !== undefined && given === undefined) {
    data.results.FlowAttributes = undefined;
    return { notes: [`goes on in ${flow.name}`], continuesIn: flow };
  }
  const value = given ?? context.stubs.take('flows', [Identifier, ...names]);
  if (value === undefined)
    throw new MissingStubError(`transfers to the flow ${names[0]}`, 'flows', [Identifier, ...names]);
  const effect = effectOf(readStub(value));
  if (effect === undefined)
    throw new BlockError(`transfers to the flow ${names[0]}, which the scenario neither names a file of nor ends`);
  return { notes: [], ...effect };
}

/**
 * Runs a module, or takes what the scenario says of it. Attributes are the contact's and go in and out; what blocks
 * leave does neither, but for the module's input and result.
 */
export async function invokeModule(
  { Identifier, Parameters }: Action,
  state: State,
  given: Stub | undefined,
): Promise<Effect> {
  const { context, data } = state;
  const names = namesOf(resolve(String(Parameters.FlowModuleId), data));
  const module = findIn(context.modules, names);
  const value = given ?? context.stubs.take('modules', [Identifier, ...names]);
  if (value !== undefined) return returnAs(readStub(value), state);
  if (module === undefined)
    throw new MissingStubError(`invokes the module ${names[0]}`, 'modules', [Identifier, ...names]);
  if (state.depth >= DEEPEST) throw new BlockError(`invokes a module inside ${DEEPEST} others: they invoke each other`);
  const outside = data.results;
  data.results = { Modules: { Input: resolveAll(Parameters.Input, data) } };
  state.depth++;
  const end = await state.runModule(module);
  state.depth--;
  const { Modules } = data.results;
  data.results = { ...outside, Modules };
  if (end !== MODULE_RETURNS) return { notes: [], end };
  return returnBy(isObject(Modules) ? Modules.Result : undefined, `back from ${module.name}`);
}

/** What becomes of a module that the scenario answers for. */
function returnAs(reply: Stub, { data }: State): Effect {
  const effect = effectOf(reply);
  if (effect !== undefined) return { notes: [], ...effect };
  data.attributes = { ...data.attributes, ...reply.attributes };
  data.results.Modules = { Result: reply.result, ResultData: reply.data };
  return returnBy(reply.result, 'answered by the scenario');
}

/** A module that names none of its branches returns by Success. */
function returnBy(result: unknown, note: string): Effect {
  return typeof result === 'string' ? { notes: [note], result } : { notes: [note], branch: SUCCESS };
}

function findIn<T>(known: Map<string, T>, names: string[]): T | undefined {
  return names.map((name) => known.get(name)).find((found) => found !== undefined);
}
