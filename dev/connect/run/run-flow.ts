import { isObject } from '../../../lambda/core/values';
import { BLOCK_TYPES, ruleOf } from '../language/block-types';
import { branchesOf, SUCCESS } from '../language/branches';
import { type Action, placeOf } from '../language/content';
import { isLambdaBlock } from '../language/lambda-limits';
import { unusableParameters } from '../language/parameters';
import { BLOCKS, MODULE_RETURNS } from './blocks';
import { BlockError, FlowRunError } from './errors';
import { resolve } from './flow-data';
import type { Effect, Run, State } from './state';
import type { FlowEvent, NamedFlow, World } from './world';

/** Blocks after which a flow is taken to run in circles: four times as many as a flow can have. */
const MOST_STEPS = 1000;

/** Modules within modules after which they are taken to invoke each other without end. */
const DEEPEST = 10;

/**
 * Runs a flow, or a module by itself, for the contact of an event, as Connect would.
 *
 * @throws FlowRunError for whatever it does not know how to run, with the block's name.
 */
export async function runFlow(flow: NamedFlow, world: World): Promise<Run> {
  const { Attributes, ...contact } = world.event.Details.ContactData;
  const data = { contact, attributes: textsOf(Attributes), answer: undefined };
  const started = world.clock.now();
  const earlier = data.attributes;
  const state: State = { world, started, data, way: [], earlier, logging: false, silent: 0, depth: 0 };
  try {
    const end = await walk(flow, state);
    return { way: state.way, attributes: state.data.attributes, end };
  } catch (error) {
    if (error instanceof FlowRunError) error.way = state.way;
    throw error;
  }
}

/** Reads parsed JSON as an event with a contact. @throws FlowRunError */
export function readFlowEvent(event: unknown, source: string): FlowEvent {
  const details = isObject(event) ? event.Details : undefined;
  if (isObject(details) && isObject(details.ContactData)) return event as FlowEvent;
  throw new FlowRunError(
    `${source} is no event of a flow: it has no Details.ContactData; dev/events has some that are`,
  );
}

/** Walks from block to block until the way ends; says how. */
async function walk({ name, content }: NamedFlow, state: State): Promise<string> {
  const blocks = new Map(content.Actions.map((action) => [action.Identifier, action]));
  let ahead = content.StartAction;
  for (;;) {
    const action = blocks.get(ahead);
    if (action === undefined) throw new FlowRunError(`${name}: there is no block "${ahead}", to which the flow leads`);
    const time = () => state.world.clock.now() - state.started;
    const step = {
      flow: name,
      block: action.Identifier,
      type: action.Type,
      notes: [],
      changed: {},
      logged: false,
      began: Math.floor(time()),
      ended: 0,
    };
    // A module's blocks come between the block that invokes it and the block after.
    state.way.push(step);
    if (state.way.length > MOST_STEPS) {
      throw new FlowRunError(
        `${name}: ${placeOf(action)} is block ${MOST_STEPS + 1} on the way: the flow runs in circles`,
      );
    }
    const effect = await runBlock(name, action, state);
    const changed = takeChanges(state);
    Object.assign(step, { notes: effect.notes, changed, logged: state.logging, ended: Math.ceil(time()) });
    if ('end' in effect) return effect.end;
    Object.assign(step, { branch: effect.branch });
    ahead = targetOf(name, action, effect.branch);
  }
}

/** The attributes that changed since this was asked last: what a module changes is told of its blocks only. */
function takeChanges(state: State): Record<string, string> {
  const { earlier, data } = state;
  state.earlier = data.attributes;
  return Object.fromEntries(Object.entries(data.attributes).filter(([key, value]) => earlier[key] !== value));
}

async function runBlock(flow: string, action: Action, state: State): Promise<Effect> {
  try {
    const rule = ruleOf(action.Type);
    if (rule === undefined) {
      const known = Object.keys(BLOCK_TYPES).join(', ');
      throw new BlockError(`is of the type ${action.Type}, which the runner does not know; it knows ${known}`);
    }
    const unusable = unusableParameters(action, rule);
    if (unusable.length > 0) throw new BlockError(unusable.join('; '));
    if (state.world.fail.has(action.Identifier)) {
      if (isLambdaBlock(action)) state.data.answer = undefined;
      return { notes: ['made to fail'], branch: 'NoMatchingError' };
    }
    return await (BLOCKS[action.Type] ?? invokeModule)(action, state);
  } catch (error) {
    throw error instanceof BlockError ? new FlowRunError(`${flow}: ${placeOf(action)} ${error.message}`) : error;
  }
}

/** Runs a module: attributes are the contact's and go in and out, the answer of a Lambda block does neither. */
async function invokeModule({ Parameters }: Action, state: State): Promise<Effect> {
  const id = resolve(String(Parameters.FlowModuleId), state.data);
  const module = state.world.modules.get(id);
  if (module === undefined) {
    throw new BlockError(`invokes the module ${id}, which is not known here: give it with --module ${id}=FILE.json`);
  }
  if (state.depth >= DEEPEST) throw new BlockError(`invokes a module inside ${DEEPEST} others: they invoke each other`);
  const { answer } = state.data;
  state.data.answer = undefined;
  state.depth++;
  const end = await walk(module, state);
  state.depth--;
  state.data.answer = answer;
  return end === MODULE_RETURNS ? { notes: [`back from ${module.name}`], branch: SUCCESS } : { notes: [], end };
}

function targetOf(flow: string, action: Action, taken: string): string {
  const branch = branchesOf(action).find(({ name }) => name === taken);
  if (branch !== undefined) return branch.target;
  throw new FlowRunError(
    `${flow}: ${placeOf(action)} leaves by ${taken}, and has no such branch: Connect would end the flow here`,
  );
}

/** A contact's attributes are texts. */
function textsOf(attributes: unknown): Record<string, string> {
  const entries = isObject(attributes) ? Object.entries(attributes) : [];
  return Object.fromEntries(entries.map(([key, value]) => [key, String(value)]));
}
