import type { Clock } from '../../../lambda/retry/clock';
import type { Outcome } from '../../runtime/sandbox';
import type { Action, FlowContent } from '../content/content';
import type { FlowData } from './data';
import type { RepliesOfRun, Reply } from './replies';

/** Everything that a flow meets outside itself. */
export type World = {
  /** The event whose contact runs through the flow. */
  event: FlowEvent;
  /** Invokes the function of a block, by the block's identifier or the function's ARN; undefined when there is none. */
  functionOf(names: string[]): ((event: unknown) => Promise<Outcome>) | undefined;
  /** Module id or ARN -> the module. */
  modules: Map<string, NamedFlow>;
  /** Flow id or ARN -> a flow to which contacts can be transferred. */
  flows: Map<string, NamedFlow>;
  /** What the scenario says of the rest of the world. */
  replies: RepliesOfRun;
  clock: Clock;
  /** Follows the contact as a test case does. */
  observer?: Observer | undefined;
};

/** Follows a contact through a flow, plays its customer and can end the run. */
export type Observer = {
  /** Gives the block as it is to run. */
  blockStarts(action: Action, data: FlowData): Action;
  heard(kind: string, message: string, data: FlowData): void;
  /** Stands in for what a block would ask; undefined where it does not. */
  replyTo(action: Action, data: FlowData): Reply | undefined;
  /** Whether it stands in for what a block invokes. */
  answers(action: Action): boolean;
  /** Whether the run ends here. */
  ended(): boolean;
};

export type NamedFlow = { name: string; content: FlowContent };

export type FlowEvent = { Details: { ContactData: Record<string, unknown> } };
