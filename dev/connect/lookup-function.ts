import { toAttributes } from '../../lambda/core/attributes';

/** What the function of this project takes and gives, for whoever checks the flows that invoke it. */
export const LOOKUP_FUNCTION = {
  /** The function input parameters that it reads; others would be ignored in silence. */
  parameters: [] as string[],
  /** The keys of its answer, which are always there. */
  answer: Object.keys(toAttributes('', [])),
};
