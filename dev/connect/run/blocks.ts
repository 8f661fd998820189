import { nameOf, SUCCESS } from '../language/branches';
import { type Action, shown } from '../language/content';
import { readCondition } from '../language/operators';
import { readReference } from '../language/references';
import { BlockError } from './errors';
import { lookUp, resolve } from './flow-data';
import { invokeLambda } from './lambda-block';
import type { Effect, State } from './state';

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
    const notes = [`${reference} is ${value === undefined ? 'not there' : shownValue(reference, value)}`];
    const met = Transitions.Conditions.find(({ Condition }) => {
      const condition = readCondition(Condition);
      if (typeof condition === 'string') throw new BlockError(`has a condition that ${condition}`);
      return value !== undefined && condition.meets(value, resolve(condition.operand, data));
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

/** What the flow or its function made is shown; the contact's own data, such as a phone number, is not. */
function shownValue(reference: string, value: string): string {
  const shows = ['External', 'LambdaInvocation', 'Attributes', 'Channel'];
  return shows.includes(readReference(reference)?.path[0] ?? '') ? `"${value}"` : 'there';
}
