import { nameOf, SUCCESS } from './branches';
import { timeLimitOf } from './checks/lambda-blocks';
import { LONGEST_SILENCE } from './checks/silence';
import { type Action, isObject, shown } from './content';
import { lookUp, resolve } from './flow-data';
import { invokeWithin } from './lambda-block';
import { OPERATORS } from './operators';
import type { ResponseType } from './response';
import { BlockError, type State } from './run';

/** What a block does: it leaves by a branch, or the way ends with it. */
export type Effect = { notes: string[] } & ({ branch: string } | { end: string });

type Block = (action: Action, state: State) => Effect | Promise<Effect>;

/** How a module ends that hands the contact back. */
export const MODULE_RETURNS = 'the module returns';

const ERROR = 'NoMatchingError';

/** UTF-8 bytes of all attributes of a contact, names and values (Connect API Reference, UpdateContactAttributes). */
const MOST_ATTRIBUTE_BYTES = 32_768;

/** What the blocks do; those that invoke modules are run by run-flow.ts. */
export const BLOCKS: Record<string, Block> = {
  UpdateFlowLoggingBehavior({ Parameters }, state) {
    state.logging = Parameters.FlowLoggingBehavior === 'Enabled';
    return { notes: [`flow log ${state.logging ? 'on' : 'off'}`], branch: SUCCESS };
  },

  InvokeLambdaFunction: invokeLambda,

  Compare({ Parameters, Transitions }, { data }) {
    const reference = Parameters.ComparisonValue as string;
    const value = lookUp(reference, data);
    const notes = [`${reference} is ${value === undefined ? 'not there' : `"${value}"`}`];
    const met = Transitions.Conditions.find(({ Condition: { Operator, Operands } }) => {
      const compare = Object.hasOwn(OPERATORS, Operator) ? OPERATORS[Operator] : undefined;
      const [operand] = Operands;
      if (compare === undefined) throw new BlockError(`has the operator "${Operator}", which does not exist`);
      if (Operands.length !== 1 || typeof operand !== 'string') {
        throw new BlockError(`has the operands ${shown(Operands)}; ${Operator} takes one text`);
      }
      return value !== undefined && compare(value, resolve(operand, data));
    });
    return { notes, branch: met === undefined ? 'NoMatchingCondition' : nameOf(met.Condition) };
  },

  UpdateContactAttributes({ Parameters }, { data }) {
    if (Parameters.TargetContact === 'Related') {
      throw new BlockError('sets attributes of the related contact; the runner knows one contact');
    }
    const given = Object.entries(Parameters.Attributes as Record<string, string>);
    const set = Object.fromEntries(given.map(([key, value]) => [resolve(key, data), resolve(value, data)]));
    const attributes = { ...data.attributes, ...set };
    const bytes = Object.entries(attributes).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (bytes > MOST_ATTRIBUTE_BYTES) {
      const note = `all attributes together have ${bytes} bytes; at most ${MOST_ATTRIBUTE_BYTES} are kept, so none was set`;
      return { notes: [note], branch: ERROR };
    }
    data.attributes = attributes;
    return { notes: [`sets ${Object.keys(set).join(', ')}`], branch: SUCCESS };
  },

  MessageParticipant({ Parameters }, state) {
    const { contact } = state.data;
    const [[kind, message]] = Object.entries(Parameters) as [[string, unknown]];
    const text = typeof message === 'string' ? resolve(message, state.data) : shown(message);
    const note = kind === 'Text' ? `"${text}"` : `${kind} ${text}`;
    const channel = String(contact.Channel ?? 'VOICE');
    // A task has nobody to talk to; of an email Connect does not say, so it is taken for the same.
    if (channel === 'TASK' || channel === 'EMAIL')
      return { notes: [`${note} (says nothing to ${channel})`], branch: SUCCESS };
    if (kind !== 'Text' && channel !== 'VOICE')
      return { notes: [`${kind} is for calls, and this is ${channel}`], branch: ERROR };
    state.silent = 0;
    return { notes: [note], branch: SUCCESS };
  },

  UpdateContactTargetQueue({ Parameters }, { data }) {
    const [target] = Object.values(Parameters);
    if (typeof target !== 'string') throw new BlockError('names neither QueueId nor AgentId');
    return { notes: [`the queue is ${resolve(target, data)}`], branch: SUCCESS };
  },

  TransferContactToQueue: () => ({ notes: [], end: 'the contact waits in the queue' }),
  DisconnectParticipant: () => ({ notes: [], end: 'the contact is disconnected' }),
  EndFlowExecution: () => ({ notes: [], end: 'the flow ends' }),
  EndFlowModuleExecution: () => ({ notes: [], end: MODULE_RETURNS }),
};

async function invokeLambda(action: Action, state: State): Promise<Effect> {
  const { Parameters } = action;
  const { world, data } = state;
  if ((Parameters.InvocationType ?? 'SYNCHRONOUS') !== 'SYNCHRONOUS') {
    throw new BlockError(`has the InvocationType ${shown(Parameters.InvocationType)}; the runner knows SYNCHRONOUS`);
  }
  const seconds = timeLimitOf(action);
  if (seconds === undefined) {
    throw new BlockError(
      `has the InvocationTimeLimitSeconds ${shown(Parameters.InvocationTimeLimitSeconds)}; it must be a whole number from 1 to 8`,
    );
  }
  const arn = resolve(String(Parameters.LambdaFunctionARN), data);
  const invoke = world.functionOf(arn);
  if (invoke === undefined) {
    throw new BlockError(
      `invokes ${arn}, which is not known here: name the function of this project with --function ARN, or say what another answers with --answer ARN=FILE.json`,
    );
  }
  const input = Parameters.LambdaInvocationAttributes ?? {};
  const event = eventFor(state, inputOf(input, state));
  const limit = Math.min(seconds * 1000, LONGEST_SILENCE * 1000 - state.silent);
  // What a failed invocation leaves behind is not published; to count on the last answer would be wrong in any case.
  data.answer = undefined;
  if (limit <= 0) return { notes: [SILENT_TOO_LONG], branch: ERROR };

  const invoked = await invokeWithin(limit, responseTypeOf(Parameters.ResponseValidation), world.clock, () =>
    invoke(event),
  );
  state.silent += invoked.waited;
  const waited = `${(invoked.waited / 1000).toFixed(2)} s`;
  const times = invoked.invocations === 1 ? '' : `, ${invoked.invocations} invocations`;
  if ('failed' in invoked) {
    const cut = limit < seconds * 1000 ? [SILENT_TOO_LONG] : [];
    return { notes: [`failed after ${waited}${times}`, invoked.failed, ...cut], branch: ERROR };
  }
  data.answer = invoked.answer;
  return { notes: [`answered after ${waited}${times}`], branch: SUCCESS };
}

const SILENT_TOO_LONG = `Lambda blocks with no prompt between them have had their ${LONGEST_SILENCE} s`;

/** The event that Connect sends: the contact as it is now, and the block's function input parameters. */
function eventFor({ world, data }: State, Parameters: unknown): unknown {
  const ContactData = { ...data.contact, Attributes: data.attributes };
  return { ...world.event, Details: { ...world.event.Details, ContactData, Parameters } };
}

function inputOf(value: unknown, state: State): unknown {
  if (typeof value === 'string') return resolve(value, state.data);
  if (Array.isArray(value)) return value.map((item) => inputOf(item, state));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inputOf(inner, state)]));
}

/** Without a response validation the answer must be a STRING_MAP, as it had to be before there was a choice. */
function responseTypeOf(validation: unknown): ResponseType {
  const type = isObject(validation) ? validation.ResponseType : validation;
  if (type === undefined) return 'STRING_MAP';
  if (type === 'STRING_MAP' || type === 'JSON') return type;
  throw new BlockError(`has the ResponseValidation ${shown(validation)}; its ResponseType must be STRING_MAP or JSON`);
}
