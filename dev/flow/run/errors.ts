import type { RequestRecord } from '../../cases-api/emulator';
import type { Section } from './replies';
import type { VisitedBlock } from './state';

/** Why a block cannot be run as Connect would: the rest of a sentence that begins with the block's name. */
export class BlockError extends Error {
  override readonly name: string = 'BlockError';
}

/** A block asks something that nothing answers. */
export class MissingReplyError extends BlockError {
  override readonly name = 'MissingReplyError';

  constructor(
    message: string,
    readonly section: Section,
    /** The keys under which an answer would be found, the block's identifier first. */
    readonly keys: string[],
  ) {
    super(message);
  }
}

/** A flow that cannot be run to its end; the message names the flow and the block. */
export class FlowRunError extends Error {
  override readonly name = 'FlowRunError';
  /** The way up to the block that could not be run, and the requests that reached Cases on it. */
  way: VisitedBlock[] = [];
  requests: RequestRecord[] = [];
}
