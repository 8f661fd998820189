import type { Action, FlowContent } from '../content/content';
import type { Stub, StubsOfRun } from './stubs';

/** What one run depends on: the contact, functions, modules, stubs and the clock. */
export type RunContext = {
  /** The event whose contact runs through the flow. */
  event: FlowEvent;
  /** Invokes the function of a block, by the block's identifier or the function's ARN; undefined when there is none. */
  functionOf(names: string[]): ((event: unknown) => Promise<Outcome>) | undefined;
  /** Module id or ARN -> the module. */
  modules: Map<string, NamedFlow>;
  /** Flow id or ARN -> a flow to which contacts can be transferred. */
  flows: Map<string, NamedFlow>;
  /** The stubs of everything else outside the flow. */
  stubs: StubsOfRun;
  clock: Clock;
  /** Follows the contact as a test case does. */
  observer?: Observer | undefined;
};

export type NamedFlow = { name: string; content: FlowContent };

export type FlowEvent = { Details: { ContactData: Record<string, unknown> } };

/** How an invocation of a function ends. */
export type Outcome = { result: unknown } | { errorType: string; errorMessage: string };

/** Tells time in milliseconds and calls back later; the scale has no meaning of its own. */
export type Clock = {
  now(): number;
  /** Calls back after so many milliseconds; the returned function cancels that. */
  after(ms: number, callback: () => void): () => void;
};

export function sleep(clock: Clock, ms: number): Promise<void> {
  return new Promise((resolve) => clock.after(ms, resolve));
}

/** Follows a contact through a flow, plays its customer and can end the run. */
export type Observer = {
  /** Gives the block as it is to run. */
  blockStarts(action: Action, data: FlowData): Action;
  heard(kind: string, message: string, data: FlowData): void;
  /** The stub for what a block would ask; undefined where there is none. */
  stubFor(action: Action, data: FlowData): Stub | undefined;
  /** Whether it has a stub for what a block invokes. */
  stubs(action: Action): boolean;
  /** Whether the run ends here. */
  ended(): boolean;
};

/** What a flow can refer to while it runs. */
export type FlowData = {
  /** The contact's data as the event has them, and as blocks set them, without its attributes. */
  contact: Record<string, unknown>;
  /** The contact's attributes, which the flow sets. */
  attributes: Record<string, string>;
  /** What blocks left, such as External: the answer of the last Lambda block. A module has its own. */
  results: Record<string, unknown>;
  /** The id of the queue that the flow set, where the scenario does not say what it is called. */
  unnamedQueue?: string | undefined;
};

/** How a module ends that hands the contact back. */
export const MODULE_RETURNS = 'the module returns';

/** How a run ends that its test case ends. */
export const TEST_ENDS = 'the test ends here';

/** What lasts from block to block, across the borders of modules. */
export type State = {
  context: RunContext;
  /** When the run began, on the clock's scale. */
  started: number;
  data: FlowData;
  path: VisitedBlock[];
  /** The contact's attributes as they were after the last block on the path. */
  earlier: Record<string, string>;
  logging: boolean;
  /** Milliseconds that Lambda blocks have taken since the customer heard something. */
  silentMs: number;
  /** Whether something other than a block of these flows can have set a queue: a quick connect, or a module that is stubbed. */
  queueFromOutside: boolean;
  /** How many modules the flow is inside of. */
  depth: number;
  /** Flow and identifier of each Loop block -> how often it looped. */
  loops: Map<string, number>;
  /** Functions that were invoked asynchronously and still work. */
  pending: Promise<void>[];
  /** Runs a module for the block that invokes it; says how it ended. */
  runModule(module: NamedFlow): Promise<string>;
};

/** What happened in one block. */
export type VisitedBlock = {
  /** The flow or module that has the block. */
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
  /** The requests that the invoked function made meanwhile, where they were recorded. */
  requests?: TimedRequest[];
};

/** A request of a function as it is told of the block during which it was made. */
export type TimedRequest = {
  /** Milliseconds since the block began. */
  at: number;
  /** Milliseconds since the request before, where the function waited in between; otherwise 0. */
  waited: number;
  /** What the request was for and what it got. */
  answer: string;
  succeeded: boolean;
};

/** A contact's path through a flow. */
export type Run = {
  path: VisitedBlock[];
  attributes: Record<string, string>;
  /** How it ended. */
  end: string;
};

/**
 * What a block does: it leaves by a branch, or by the one whose condition its result meets; the contact continues in
 * another flow; or the path ends with it.
 */
export type Effect = { notes: string[] } & (
  | { branch: string }
  | { result: string }
  | { continuesIn: NamedFlow }
  | { end: string }
);
