import { type Action, SUCCESS } from '../content/content';
import { INBOUND_AND_TRANSFER } from '../content/flow-types';
import { isObject } from '../content/values';
import type { Effect, RunContext, State } from '../context/context';
import { BlockError } from '../context/errors';
import { resolve } from '../context/flow-data';
import { namesOf, type Stub } from '../context/stubs';
import { defineBlock, FAILS, QUEUE_OR_AGENT } from './define-block';

/** Sets the queue, which the flow can read as $.Queue from now on. */
export const UpdateContactTargetQueue = defineBlock({
  ...QUEUE_OR_AGENT,
  title: 'Set working queue',
  page: 'devguide/contact-actions-updatecontacttargetqueue',
  group: 'set',
  errors: FAILS,
  flowTypes: INBOUND_AND_TRANSFER,
  leaves: ['Queue'],
  run: setQueue,
});

/** Transfers the contact to the queue that was set, unless the scenario says that it is full. */
export const TransferContactToQueue = defineBlock({
  title: 'Transfer to queue',
  page: 'devguide/contact-actions-transfercontacttoqueue',
  group: 'leave',
  parameters: {},
  errors: { ...FAILS, QueueAtCapacity: 'required' },
  ends: true,
  flowTypes: INBOUND_AND_TRANSFER,
  run: transferToQueue,
});

export const DequeueContactAndTransferToQueue = defineBlock({
  ...QUEUE_OR_AGENT,
  title: 'Transfer to queue',
  page: 'devguide/contact-actions-dequeuecontactandtransfertoqueue',
  group: 'leave',
  errors: { ...FAILS, QueueAtCapacity: 'required' },
  ends: true,
  flowTypes: ['CUSTOMER_QUEUE', 'MODULE'],
  run(action, state, override) {
    const { QueueId, AgentId } = action.Parameters;
    const set = QueueId === undefined && AgentId === undefined ? undefined : setQueue(action, state);
    return set === undefined || set.branch === SUCCESS ? transferToQueue(action, state, override) : set;
  },
});

function setQueue(action: Action, { data, context }: State): { notes: string[]; branch: string } {
  const { QueueId, AgentId } = action.Parameters;
  const target = QueueId ?? AgentId;
  if (typeof target !== 'string') throw new BlockError('names neither QueueId nor AgentId');
  const named = resolve(target, data);
  if (named === '') return { notes: [`${target} is empty, which is no queue`], branch: 'NoMatchingError' };
  const isAgents = QueueId === undefined;
  // An agent can be named by the ARN of the user, which is not that of the queue.
  const id = isAgents ? named.slice(named.lastIndexOf('/') + 1) : named;
  const { name } = factsOf([action.Identifier, ...namesOf(named)], context);
  const instance = data.contact.InstanceARN;
  const place = `${instance}/queue/${isAgents ? 'agent/' : ''}`;
  const ARN = id.startsWith('arn:') || typeof instance !== 'string' ? id : `${place}${id}`;
  data.contact.Queue = { ARN, ...(name !== undefined && { Name: name }) };
  data.unnamedQueue = name === undefined ? id : undefined;
  const called = name ?? id;
  return {
    notes: [isAgents ? `the queue is that of the agent ${called}; its ARN is made up` : `the queue is ${called}`],
    branch: SUCCESS,
  };
}

function transferToQueue(_: Action, { data, context, queueFromOutside }: State, override: Stub | undefined): Effect {
  if (override?.end !== undefined) return { notes: [], end: override.end };
  const queue = isObject(data.contact.Queue) ? data.contact.Queue : {};
  const known = [queue.ARN, queue.Name].filter((name) => typeof name === 'string');
  if (known.some((name) => factsOf(namesOf(name), context).full))
    return { notes: ['the queue is full'], branch: 'QueueAtCapacity' };
  if (known.length === 0 && !queueFromOutside) {
    throw new BlockError(
      "transfers to a queue, and no block on this path set one; set it before, or give the contact's event a Queue",
    );
  }
  const notes = known.length === 0 ? ['the queue is set outside this flow'] : [];
  return { notes, end: 'the contact waits in the queue' };
}

/** What the scenario knows of a queue. */
function factsOf(keys: string[], { stubs }: RunContext): { name?: string; full?: boolean } {
  const facts = stubs.take('queues', keys);
  return isObject(facts) ? facts : {};
}
