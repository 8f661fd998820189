import { SUCCESS } from '../content/branches';
import type { Action } from '../content/content';
import { isObject } from '../content/values';
import type { Effect, State } from '../context/context';
import { BlockError } from '../context/errors';
import { resolve } from '../context/flow-data';
import type { Stub } from '../context/stubs';
import { namesOf } from '../context/stubs';

/** Sets the queue, which the flow can read as $.Queue from now on. */
export function setQueue({ Parameters: { QueueId, AgentId } }: Action, { data, context }: State): Effect {
  const target = QueueId ?? AgentId;
  if (typeof target !== 'string') throw new BlockError('names neither QueueId nor AgentId');
  const id = resolve(target, data);
  const { name } = factsOf(id, context);
  const instance = data.contact.InstanceARN;
  const ARN = id.startsWith('arn:') || typeof instance !== 'string' ? id : `${instance}/queue/${id}`;
  data.contact.Queue = { ARN, ...(name !== undefined && { Name: name }) };
  data.unnamedQueue = name === undefined ? id : undefined;
  return { notes: [`the queue is ${name ?? id}`], branch: SUCCESS };
}

/** Transfers the contact to the queue that was set, unless the scenario says that it is full. */
export function transferToQueue(_: Action, { data, context }: State, given: Stub | undefined): Effect {
  if (given?.end !== undefined) return { notes: [], end: given.end };
  const queue = isObject(data.contact.Queue) ? data.contact.Queue : {};
  const known = [queue.ARN, queue.Name].filter((name) => typeof name === 'string');
  if (known.some((name) => factsOf(name, context).full))
    return { notes: ['the queue is full'], branch: 'QueueAtCapacity' };
  const notes = known.length === 0 ? ['no block set a queue before'] : [];
  return { notes, end: 'the contact waits in the queue' };
}

/** What the scenario knows of a queue. */
function factsOf(id: string, context: State['context']): { name?: string; full?: boolean } {
  const facts = context.stubs.take('queues', namesOf(id));
  return isObject(facts) ? facts : {};
}
