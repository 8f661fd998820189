import type { Clock } from '../../../lambda/core/clock';
import type { Outcome } from '../../sandbox/sandbox';
import type { FlowContent } from '../language/content';

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
