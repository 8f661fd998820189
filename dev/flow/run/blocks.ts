import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import { type Effect, MODULE_RETURNS, type State } from '../context/context';
import { BlockError } from '../context/errors';
import { lookUp, resolve, resolveAll } from '../context/flow-data';
import { describeMessage, messageOf, say } from '../context/messages';
import type { Stub } from '../context/stubs';
import { ask } from './ask';
import { firstMet } from './conditions';
import { invokeLambda } from './lambda-block';
import { goOn, invokeModule } from './leading-blocks';
import { countLoop } from './loop-block';
import { QUESTIONS } from './questions';
import { setQueue, transferToQueue } from './queue-blocks';
import { SETTINGS } from './settings';
import { shownValue } from './shown-value';

/** Runs a block; `given` is what a scenario or a test case answers in place of what the block does. */
type Block = (action: Action, state: State, given: Stub | undefined) => Effect | Promise<Effect>;

const ERROR = 'NoMatchingError';

/** UTF-8 bytes of all attributes of a contact, names and values (Connect API Reference, UpdateContactAttributes). */
const MOST_ATTRIBUTE_BYTES = 32_768;

/** What the blocks do. */
const OWN: Record<string, Block> = {
  UpdateFlowLoggingBehavior({ Parameters }, state) {
    state.logging = Parameters.FlowLoggingBehavior === 'Enabled';
    return { notes: [`flow log ${state.logging ? 'on' : 'off'}`], branch: SUCCESS };
  },

  InvokeLambdaFunction: invokeLambda,

  Compare(action, { data }) {
    const reference = action.Parameters.ComparisonValue as string;
    const value = lookUp(reference, data);
    const notes = [`${reference} is ${shownValue(reference, value)}`];
    const met = value === undefined ? undefined : firstMet(value, action, data);
    return { notes, branch: met ?? 'NoMatchingCondition' };
  },

  UpdateContactAttributes({ Parameters }, { data }) {
    const given = Object.entries(Parameters.Attributes as Record<string, string>);
    const set = Object.fromEntries(given.map(([key, value]) => [resolve(key, data), resolve(value, data)]));
    const names = Object.keys(set).join(', ');
    // The runner knows one contact; what the related one has cannot be read by this flow.
    if (Parameters.TargetContact === 'Related')
      return { notes: [`sets ${names} of the related contact`], branch: SUCCESS };
    const attributes = { ...data.attributes, ...set };
    const bytes = Object.entries(attributes).reduce((sum, pair) => sum + Buffer.byteLength(pair.join('')), 0);
    if (bytes > MOST_ATTRIBUTE_BYTES) {
      const note = `all attributes together have ${bytes} bytes; at most ${MOST_ATTRIBUTE_BYTES} are kept, so none was set`;
      return { notes: [note], branch: ERROR };
    }
    data.attributes = attributes;
    return { notes: [`sets ${names}`], branch: SUCCESS };
  },

  MessageParticipant({ Parameters }, state) {
    const message = messageOf(Parameters, state.data);
    if (message === undefined) throw new BlockError('has nothing to say');
    const note = describeMessage(message);
    const channel = String(state.data.contact.Channel ?? 'VOICE');
    // A task cannot play a message. Connect does not say what an email does, so it is treated like a task.
    if (channel === 'TASK' || channel === 'EMAIL')
      return { notes: [`${note} (says nothing to ${channel})`], branch: SUCCESS };
    if (message.kind !== 'Text' && channel !== 'VOICE')
      return { notes: [`${message.kind} is for calls, and this is ${channel}`], branch: ERROR };
    say(message, state);
    return { notes: [note], branch: SUCCESS };
  },

  UpdateContactTargetQueue: setQueue,
  TransferContactToQueue: transferToQueue,
  DequeueContactAndTransferToQueue: (action, state, given) => {
    const { QueueId, AgentId } = action.Parameters;
    if (QueueId !== undefined || AgentId !== undefined) setQueue(action, state);
    return transferToQueue(action, state, given);
  },
  Loop: countLoop,
  InvokeFlowModule: invokeModule,
  TransferToFlow: goOn,

  TransferContactToAgent: () => ({ notes: [], end: 'the contact is transferred to an agent' }),
  DisconnectParticipant: () => ({ notes: [], end: 'the contact is disconnected' }),
  EndFlowExecution: () => ({ notes: [], end: 'the flow ends' }),
  EndFlowModuleExecution({ Parameters: { Result, ResultData } }, { data }) {
    data.results.Modules = { Result, ResultData: resolveAll(ResultData, data) };
    return { notes: typeof Result === 'string' ? [`the branch is ${Result}`] : [], end: MODULE_RETURNS };
  },
};

const setting: Block = ({ Type, Parameters }, { data }) => {
  const { what, keep } = SETTINGS[Type] as (typeof SETTINGS)[string];
  keep?.(resolveAll(Parameters, data) as Record<string, unknown>, data);
  return { notes: [`sets ${what}`], branch: SUCCESS };
};

/** Every type of block that runs within its flow, and how. */
export const BLOCKS: Record<string, Block> = {
  ...Object.fromEntries(Object.keys(SETTINGS).map((type) => [type, setting])),
  ...Object.fromEntries(Object.keys(QUESTIONS).map((type) => [type, ask])),
  ...OWN,
};
