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
