import { PARAMETERS } from '../../lambda/contract/parameters';
import { toAttributes } from '../../lambda/lookup/attributes';

/** What the function of this project takes and gives, for the checks of flows that invoke it. */
export const LOOKUP_FUNCTION = {
  /** The function input parameters that it reads. */
  parameters: Object.keys(PARAMETERS),
  /** The keys of its answer, which are always there. */
  answer: Object.keys(toAttributes({ contactId: '', cases: [], complete: true, detailed: false })),
};
