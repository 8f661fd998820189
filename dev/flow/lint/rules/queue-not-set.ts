import { leavesQueue } from '../../blocks/block-types';
import { type Action, SUCCESS } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { TRANSFER } from '../../content/flow-types';
import { END, exampleFlow } from '../example';
import { factsBefore } from '../paths';
import { defineRule } from '../rule';

const queue = { Type: 'UpdateContactTargetQueue', Parameters: { QueueId: 'queue-1' }, errors: ['NoMatchingError'] };
const transfer = { Type: 'TransferContactToQueue', errors: ['NoMatchingError', 'QueueAtCapacity'] };

export const queueNotSet = defineRule({
  id: 'queue-not-set',
  level: 'warning',
  page: SOURCES.queues,
  why: 'A contact that is transferred to a queue needs one; a flow or module that comes before can have set it.',
  bad: exampleFlow({ ...queue, errors: ['NoMatchingError>1'] }, transfer, END),
  good: exampleFlow(queue, transfer, END),
  check(flow) {
    const unnamed = flow.content.Actions.filter((action) => leavesQueue(action) && !setsQueue(action)).map((at) => ({
      at,
      path: ['Parameters'],
      problem: 'has neither QueueId nor AgentId, so it sets no queue',
    }));
    // A quick connect brings the queue of a transfer flow with it.
    if (flow.flowType !== undefined && TRANSFER.includes(flow.flowType)) return unnamed;
    const facts = factsBefore(flow, ['unset'], (before, action, { name }) =>
      setsQueue(action) && name === SUCCESS ? ['set'] : action.Type === 'InvokeFlowModule' ? ['set'] : before,
    );
    const anySets = flow.content.Actions.some(setsQueue);
    const transfers = flow.content.Actions.filter(({ Type }) => Type === 'TransferContactToQueue').flatMap((action) => {
      if (!facts.get(action.Identifier)?.has('unset')) return [];
      const problem = anySets
        ? 'transfers to a queue, and a path leads here on which no block sets one'
        : 'transfers to a queue that no block of the flow sets; it must be set before, here or in the flow that transfers to this one';
      return [{ at: action, problem }];
    });
    return [...unnamed, ...transfers];
  },
});

/** The page calls both of its parameters optional, and a block without them names no queue. */
function setsQueue(action: Action): boolean {
  return leavesQueue(action) && ('QueueId' in action.Parameters || 'AgentId' in action.Parameters);
}
