import { definitionOf } from '../blocks/block-types';
import type { Action } from '../content/content';
import { FLOW_TYPES, type FlowType } from '../content/flow-types';

/**
 * Content that does not name a type is a flow: only a module has Return blocks or settings, and only campaigns
 * have a type of their own, of which no page says which blocks it allows.
 */
export const FLOWS = FLOW_TYPES.filter((type) => type !== 'MODULE' && type !== 'CAMPAIGN');

/** The first block that may not stand in a flow of the type. */
export function excludedBy(actions: Action[], type: FlowType): Action | undefined {
  return actions.find((action) => {
    const { flowTypes, conflictingDocs } = definitionOf(action);
    return flowTypes !== undefined && !flowTypes.includes(type) && !conflictingDocs?.flowTypes.includes(type);
  });
}
