import { pageAddress } from '../blocks/define-block';
import type { FlowContent } from '../content/content';
import type { Finding } from '../content/finding';
import { at } from './report';

const SOURCE = pageAddress('adminguide/transfer-to-queue');

/** Finds transfers to a queue in a flow that sets none: outside of customer queue flows and campaigns one must be set. */
export function checkQueue({ Actions }: FlowContent): Finding[] {
  // A flow or module that comes before can have set the queue, so this is never an error.
  if (Actions.some(({ Type }) => Type === 'UpdateContactTargetQueue' || Type === 'InvokeFlowModule')) return [];
  const problem =
    'transfers to a queue that no block of the flow sets; it must be set before, here or in the flow that transfers to this one';
  return Actions.filter(({ Type }) => Type === 'TransferContactToQueue').map((action) =>
    at(action).warning(problem, SOURCE),
  );
}
