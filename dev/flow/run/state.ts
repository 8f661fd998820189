import type { FlowData } from './data';
import type { NamedFlow, World } from './world';

/** What happened in one block. */
export type VisitedBlock = {
  /** The flow or module in which the block stands. */
  flow: string;
  block: string;
  type: string;
  /** The name that the designer shows for the block, where it is not the identifier. */
  displayName?: string;
  /** What there is to tell of it, one line each. */
  notes: string[];
  /** What it said to the contact. */
  said?: string;
  /** The branch that was taken; undefined where the flow or module ended. */
  branch?: string;
  /** The contact's attributes that got another value here, with that value. */
  changed: Record<string, string>;
  /** Whether Connect would write it to the flow's log. */
  logged: boolean;
  /** When it began and ended, in whole milliseconds since the run began. */
  began: number;
  ended: number;
};

/** A contact's way through a flow. */
export type Run = {
  way: VisitedBlock[];
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
  way: VisitedBlock[];
  /** The contact's attributes as they were after the last block on the way. */
  earlier: Record<string, string>;
  logging: boolean;
  /** Milliseconds that Lambda blocks have taken since the customer heard something. */
  silent: number;
  /** How many modules the flow is inside of. */
  depth: number;
  /** Flow and identifier of each Loop block -> how often it went on. */
  loops: Map<string, number>;
  /** Functions that were invoked asynchronously and still work. */
  pending: Promise<void>[];
};

/**
 * What a block does: it leaves by a branch, or by the one whose condition its result meets; the contact goes on in
 * another flow; or the way ends with it.
 */
export type Effect = { notes: string[] } & (
  | { branch: string }
  | { result: string }
  | { goesOnIn: NamedFlow }
  | { end: string }
);
