import { definitionOf } from '../blocks/block-types';
import { pageAddress } from '../blocks/define-block';
import { type Action, type FlowContent, placeOf } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { FLOW_TYPES, type FlowType, flowTypeOf } from '../content/flow-types';
import { at } from './report';

/** Content that does not name a type is a flow: only a module has Return blocks or settings. */
const FLOWS = FLOW_TYPES.filter((type) => type !== 'MODULE');

/** Checks that the blocks may stand in a flow of the given type or, where no type is given, in a flow of one type together. */
export function checkPlacement(flow: FlowContent, given: FlowType | undefined): Finding[] {
  const flowType = given ?? flowTypeOf(flow);
  if (flowType !== undefined) return flow.Actions.flatMap((action) => placeFinding(action, flowType));
  const possible = FLOWS.filter((type) => flow.Actions.every((action) => mayStand(action, type)));
  if (possible.length === 0) return [noCommonType(flow.Actions)];
  if (possible.length === FLOWS.length) return [];
  const problem = `does not name the flow type, so the flow is checked as one that allows all of its blocks (${possible.join(', ')}). Give the type with --type`;
  return [at('Metadata').note(problem, SOURCES.flowTypes)];
}

function placeFinding(action: Action, flowType: FlowType): Finding[] {
  const type = definitionOf(action);
  if (type.flowTypes === undefined || type.flowTypes.includes(flowType)) return [];
  const { error, warning, note } = at(action);
  const { conflictingDocs, page } = type;
  const where = `in a flow of type ${flowType}`;
  if (!conflictingDocs?.flowTypes.includes(flowType)) return [error(`may not stand ${where}`, pageAddress(page))];
  return conflictingDocs.happens === undefined
    ? [warning(`may stand ${where} according to only one of AWS's guides`, pageAddress(page))]
    : [note(`may stand ${where} according to only one of AWS's guides: ${conflictingDocs.happens}`, pageAddress(page))];
}

/** The commonest reason for a failed import: for each type of flow, the first block that excludes it. */
function noCommonType(actions: Action[]): Finding {
  const excluded = FLOWS.map((type) => {
    const action = actions.find((candidate) => !mayStand(candidate, type)) as Action;
    return `${type}: not with ${placeOf(action)}`;
  });
  return at('Actions').error(`cannot stand together in a flow of any type (${excluded.join('; ')})`, SOURCES.flowTypes);
}

function mayStand(action: Action, flowType: FlowType): boolean {
  const { flowTypes, conflictingDocs } = definitionOf(action);
  return (
    flowTypes === undefined || flowTypes.includes(flowType) || (conflictingDocs?.flowTypes.includes(flowType) ?? false)
  );
}
