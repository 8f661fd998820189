import type { Clock } from '../../lambda/core/clock';
import type { Outcome } from '../sandbox/sandbox';
import type { FlowContent } from './content';

/** What a flow can refer to while it runs. */
export type FlowData = {
  /** The contact's data as the event has them, without its attributes. */
  contact: Record<string, unknown>;
  /** The contact's attributes, which the flow sets. */
  attributes: Record<string, string>;
  /** The answer of the last Lambda block, undefined when there is none. */
  answer: unknown;
};

/** Everything that a flow meets outside itself. */
export type World = {
  /** The event whose contact runs through the flow. */
  event: FlowEvent;
  /** Invokes the function with this ARN; undefined when there is none. */
  functionOf(arn: string): ((event: unknown) => Promise<Outcome>) | undefined;
  /** Module id or ARN -> the module. */
  modules: Map<string, NamedFlow>;
  /** The blocks that are to take their Error branch, whatever they do. */
  fail: Set<string>;
  clock: Clock;
};

export type NamedFlow = { name: string; content: FlowContent };

export type FlowEvent = { Details: { ContactData: Record<string, unknown> } };

/** What happened in one block. */
export type Step = {
  /** The flow or module in which the block stands. */
  flow: string;
  block: string;
  type: string;
  /** What there is to tell of it, one line each. */
  notes: string[];
  /** The branch that was taken; undefined where the flow or module ended. */
  branch?: string;
  /** Whether Connect would write it to the flow's log. */
  logged: boolean;
  /** When it began and ended, in whole milliseconds since the run began. */
  began: number;
  ended: number;
};

/** A contact's way through a flow. */
export type Run = {
  way: Step[];
  attributes: Record<string, string>;
  /** How it ended. */
  end: string;
};

/** What lasts from block to block, across the borders of modules. */
export type State = {
  world: World;
  /** When the run began, on the clock's scale. */
  started: number;
  data: FlowData;
  way: Step[];
  logging: boolean;
  /** Milliseconds that Lambda blocks have taken since the customer heard something. */
  silent: number;
  /** How many modules the flow is inside of. */
  depth: number;
};

/** What a block does: it leaves by a branch, or the way ends with it. */
export type Effect = { notes: string[] } & ({ branch: string } | { end: string });

/** Why a block cannot be run as Connect would: the rest of a sentence that begins with the block's name. */
export class BlockError extends Error {
  override readonly name = 'BlockError';
}

/** A flow that cannot be run to its end; the message names the flow and the block. */
export class FlowRunError extends Error {
  override readonly name = 'FlowRunError';
  /** The way up to the block that could not be run. */
  way: Step[] = [];
}
