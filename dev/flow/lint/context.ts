import type { FlowType } from '../content/flow-types';

/** What the checker must know and the content does not say. */
export type FlowContext = {
  /** The ARN by which the content names the function of this project. */
  functionArn: string;
  /** Whole seconds for which the function works for a block that names no time limit, and the most that one can name. */
  timeLimits: { default: number; longest: number };
  /** Whether the function may read the details of a case. */
  detailsAvailable: boolean;
  /** The type of the flow, where the content cannot tell. */
  flowType?: FlowType;
};
