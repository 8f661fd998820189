import { isObject } from '../../../lambda/contract/values';
import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import { effectOf } from './ask';
import { BlockError, MissingReplyError } from './errors';
import { resolve, resolveAll } from './flow-data';
import { namesOf } from './names';
import { type Reply, readReply } from './replies';
import type { Effect, State } from './state';
import type { NamedFlow } from './world';

/** Modules within modules after which they are taken to invoke each other without end. */
const DEEPEST = 10;

/** Goes on in the flow that a block transfers the contact to. What blocks left stays, but for flow attributes. */
export function goOn({ Identifier, Parameters }: Action, { world, data }: State, given: Reply | undefined): Effect {
  const names = namesOf(resolve(String(Parameters.ContactFlowId), data));
  const flow = findIn(world.flows, names);
  if (flow !== undefined && given === undefined) {
    data.results.FlowAttributes = undefined;
    return { notes: [`goes on in ${flow.name}`], goesOnIn: flow };
  }
  const value = given ?? world.replies.take('flows', [Identifier, ...names]);
  if (value === undefined)
    throw new MissingReplyError(`transfers to the flow ${names[0]}`, 'flows', [Identifier, ...names]);
  const effect = effectOf(readReply(value));
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
  given: Reply | undefined,
  { walk, returns }: { walk: (module: NamedFlow, state: State) => Promise<string>; returns: string },
): Promise<Effect> {
  const { world, data } = state;
  const names = namesOf(resolve(String(Parameters.FlowModuleId), data));
  const module = findIn(world.modules, names);
  const value = given ?? world.replies.take('modules', [Identifier, ...names]);
  if (value !== undefined) return returnAs(readReply(value), state);
  if (module === undefined)
    throw new MissingReplyError(`invokes the module ${names[0]}`, 'modules', [Identifier, ...names]);
  if (state.depth >= DEEPEST) throw new BlockError(`invokes a module inside ${DEEPEST} others: they invoke each other`);
  const outside = data.results;
  data.results = { Modules: { Input: resolveAll(Parameters.Input, data) } };
  state.depth++;
  const end = await walk(module, state);
  state.depth--;
  const { Modules } = data.results;
  data.results = { ...outside, Modules };
  if (end !== returns) return { notes: [], end };
  return returnBy(isObject(Modules) ? Modules.Result : undefined, `back from ${module.name}`);
}

/** What becomes of a module that the scenario answers for. */
function returnAs(reply: Reply, { data }: State): Effect {
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
