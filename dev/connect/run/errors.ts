import type { VisitedBlock } from './state';

/** Why a block cannot be run as Connect would: the rest of a sentence that begins with the block's name. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
}

/** A flow that cannot be run to its end; the message names the flow and the block. */
export class FlowRunError extends Error {
  override readonly name = 'FlowRunError';
  /** The way up to the block that could not be run. */
  way: VisitedBlock[] = [];
}
