import { isAllowedIn } from '../../blocks/block-types';
import { type Action, placeOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { FLOW_TYPES, type FlowType } from '../../content/flow-types';
import { END, exampleFlow } from '../example';
import { defineRule, eachDefined } from '../rule';

const disconnecting = (type: FlowType) => ({ ...exampleFlow(END), Metadata: { type } });

export const flowType = defineRule({
  id: 'flow-type',
  level: 'error',
  page: SOURCES.flowTypes,
  why: 'Connect refuses a block in a type of flow that does not allow it.',
  bad: disconnecting('CUSTOMER_HOLD'),
  good: disconnecting('CONTACT_FLOW'),
  check: eachDefined((action, _, { flowType: type }) => {
    // No page says which blocks a campaign allows.
    const isAllowed = type === undefined || type === 'CAMPAIGN' || isAllowedIn(type, action);
    const problem = `is not allowed in a flow of type ${type}`;
    return isAllowed ? [] : [{ at: action, path: ['Type'], problem }];
  }),
});

const ending = (type: FlowType) => ({ ...exampleFlow({ Type: 'EndFlowExecution' }), Metadata: { type } });

export const undecidedFlowType = defineRule({
  id: 'undecided-flow-type',
  level: 'note',
  page: SOURCES.flowTypes,
  why: "Only one of AWS's guides allows the block in this type of flow.",
  bad: ending('CONTACT_FLOW'),
  good: ending('CUSTOMER_QUEUE'),
  check: eachDefined((action, { flowTypes = [], conflictingDocs }, { flowType: type }) => {
    if (type === undefined || flowTypes.includes(type) || !conflictingDocs?.flowTypes.includes(type)) return [];
    const { happens } = conflictingDocs;
    const problem = `is allowed in a flow of type ${type} by only one of AWS's guides${happens ? `: ${happens}` : ''}`;
    return [{ at: action, path: ['Type'], problem }];
  }),
});

export const flowTypeAssumed = defineRule({
  id: 'flow-type-assumed',
  level: 'note',
  page: SOURCES.flowTypes,
  why: 'Which blocks are allowed depends on the type of the flow, which content need not name.',
  bad: exampleFlow(END),
  good: { ...exampleFlow(END), Metadata: { type: 'contactFlow' } },
  check({ content, flowType }) {
    const possible = FLOWS.filter((type) => excludedBy(content.Actions, type) === undefined);
    if (flowType !== undefined || possible.length === 0 || possible.length === FLOWS.length) return [];
    const problem = `does not name the flow type; checked against ${possible.join(', ')}. Set it with --type`;
    return [{ at: 'Metadata', path: ['Metadata'], problem }];
  },
});

const loop = { Type: 'MessageParticipantIteratively', Parameters: { Messages: [{ Text: 'Please wait' }] } };
const transfer = { Type: 'TransferToFlow', Parameters: { ContactFlowId: 'flow-1' }, errors: ['NoMatchingError'] };

export const noCommonFlowType = defineRule({
  id: 'no-common-flow-type',
  level: 'error',
  page: SOURCES.flowTypes,
  why: 'Connect refuses blocks that no type of flow allows together.',
  bad: exampleFlow(loop, transfer, END),
  good: exampleFlow(transfer, END),
  // The first block that excludes each type is named.
  check({ content, flowType }) {
    const excluded = FLOWS.map((type) => ({ type, action: excludedBy(content.Actions, type) }));
    if (flowType !== undefined || excluded.some(({ action }) => action === undefined)) return [];
    const list = excluded.map(({ type, action }) => `${type}: not with ${placeOf(action!)}`);
    return [
      { at: 'Actions', path: ['Actions'], problem: `cannot be combined in a flow of any type (${list.join('; ')})` },
    ];
  },
});

/**
 * Content that does not name a type is a flow: only a module has Return blocks or settings, and only campaigns
 * have a type of their own, of which no page says which blocks it allows.
 */
const FLOWS = FLOW_TYPES.filter((type) => type !== 'MODULE' && type !== 'CAMPAIGN');

/** The first block that is not allowed in a flow of the type. */
export function excludedBy(actions: Action[], type: FlowType): Action | undefined {
  return actions.find((action) => !isAllowedIn(type, action));
}
