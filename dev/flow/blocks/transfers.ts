import { SUCCESS } from '../content/content';
import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { callProblems, contractOf } from '../content/module-contract';
import { isObject } from '../content/values';
import { type Effect, MODULE_RETURNS, type State } from '../context/context';
import { BlockError, MissingStubError } from '../context/errors';
import { resolve, resolveAll } from '../context/flow-data';
import { namesOf, readStub, type Stub } from '../context/stubs';
import { defineBlock, FAILS } from './define-block';
import { effectOf } from './external';
import { idOf, must, optional } from './parameters';
import { FLOW, MODULE } from './resources';

/** Modules within modules after which they are taken to invoke each other without end. */
const MAX_DEPTH = 10;

/** Continues in the flow to which the contact is transferred. What blocks left stays, but for flow attributes. */
export const TransferToFlow = defineBlock({
  title: 'Transfer to flow',
  page: 'devguide/flow-control-actions-transfertoflow',
  group: 'leave',
  detail: ({ ContactFlowId }) => lastPartOf(ContactFlowId),
  parameters: { ContactFlowId: must(idOf(FLOW)) },
  errors: FAILS,
  ends: true,
  flowTypes: INBOUND_AND_TRANSFER,
  stub: {
    section: 'flows',
    asks: 'where the flow ends to which it transfers',
    resource: ({ ContactFlowId }) => ContactFlowId,
    example: { end: 'the contact continues in another flow' },
  },
  run({ Identifier, Parameters }, { context, data }, override) {
    const names = namesOf(resolve(String(Parameters.ContactFlowId), data));
    const flow = findIn(context.flows, names);
    if (flow !== undefined && override === undefined) {
      data.results.FlowAttributes = undefined;
      return { notes: [`continues in ${flow.name}`], continuesIn: flow };
    }
    const value = override ?? context.stubs.take('flows', [Identifier, ...names]);
    if (value === undefined)
      throw new MissingStubError(`transfers to the flow ${names[0]}`, 'flows', [Identifier, ...names]);
    const effect = effectOf(readStub(value));
    if (effect === undefined)
      throw new BlockError(`transfers to the flow ${names[0]}, which the scenario neither names a file of nor ends`);
    return { notes: [], ...effect };
  },
});

/**
 * Runs a module, or takes what the scenario says of it. Attributes are the contact's and go in and out; what blocks
 * leave does neither, but for the module's input and result.
 */
export const InvokeFlowModule = defineBlock({
  title: 'Invoke module',
  page: 'adminguide/contact-flow-modules',
  group: 'integrate',
  detail: ({ FlowModuleId }) => lastPartOf(FlowModuleId),
  parameters: { FlowModuleId: must({ resource: MODULE }), Input: optional },
  errors: { ...FAILS, NoMatchingCondition: 'optional' },
  conditions: 'sometimes',
  namesBranches: true,
  leaves: ['Modules'],
  strict: true,
  stub: {
    section: 'modules',
    asks: 'what the module returns',
    resource: ({ FlowModuleId }) => FlowModuleId,
    reads: [['Modules', 'ResultData']],
  },
  async run(action, state, override) {
    const { Identifier, Parameters } = action;
    const { context, data } = state;
    const names = namesOf(resolve(String(Parameters.FlowModuleId), data));
    const module = findIn(context.modules, names);
    const value = override ?? context.stubs.take('modules', [Identifier, ...names]);
    if (value !== undefined) return returnAs(readStub(value), state);
    if (module === undefined)
      throw new MissingStubError(`invokes the module ${names[0]}`, 'modules', [Identifier, ...names]);
    const contract = contractOf(module.content);
    const refused = contract === undefined ? [] : callProblems(action, contract);
    if (refused.length > 0) throw new BlockError(refused.join('; '));
    if (state.depth >= MAX_DEPTH)
      throw new BlockError(`invokes a module inside ${MAX_DEPTH} others: they invoke each other`);
    const outside = data.results;
    data.results = { Modules: { Input: resolveAll(Parameters.Input, data) } };
    state.depth++;
    const end = await state.runModule(module);
    state.depth--;
    const { Modules } = data.results;
    data.results = { ...outside, Modules };
    if (end !== MODULE_RETURNS) return { notes: [], end };
    return returnBy(isObject(Modules) ? Modules.Result : undefined, `back from ${module.name}`);
  },
});

/** What becomes of a module that the scenario stubs. */
function returnAs(stub: Stub, state: State): Effect {
  const { data } = state;
  // What the module would say is not known, so it counts as a prompt; it can set a queue as well.
  state.silentMs = 0;
  state.queueFromOutside = true;
  const effect = effectOf(stub);
  if (effect !== undefined) return { notes: [], ...effect };
  data.attributes = { ...data.attributes, ...stub.attributes };
  data.results.Modules = { Result: stub.result, ResultData: stub.data };
  return returnBy(stub.result, 'stubbed by the scenario');
}

/** A module that names none of its branches returns by Success. */
function returnBy(result: unknown, note: string): Effect {
  return typeof result === 'string' ? { notes: [note], result } : { notes: [note], branch: SUCCESS };
}

function findIn<T>(known: Map<string, T>, names: string[]): T | undefined {
  return names.map((name) => known.get(name)).find((found) => found !== undefined);
}

/** The name in an ARN. */
function lastPartOf(arn: unknown): string {
  if (typeof arn !== 'string') return '';
  return arn.startsWith('arn:') ? (arn.split('/').at(-1) ?? arn) : arn;
}
