import type { VisitedBlock } from './context';
import type { Section } from './stubs';

/** Why a block cannot be run as Connect would: the rest of a sentence that begins with the block's name. */
export class BlockError extends Error {
  override readonly name: string = 'BlockError';
}

/** A block asks for something that has no stub. */
export class MissingStubError extends BlockError {
  override readonly name = 'MissingStubError';

  constructor(
    message: string,
    readonly section: Section,
    /** The keys under which a stub would be found, the block's identifier first. */
    readonly keys: string[],
  ) {
    super(message);
  }
}

/** A flow that cannot be run to its end; the message names the flow and the block. */
export class FlowRunError extends Error {
  override readonly name = 'FlowRunError';
  /** The path up to the block that could not be run. */
  path: VisitedBlock[] = [];
}
