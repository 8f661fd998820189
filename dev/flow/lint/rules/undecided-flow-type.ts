import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import type { FlowType } from '../../content/flow-types';
import { exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

const flowOf = (type: FlowType) => ({ ...exampleFlow({ Type: 'EndFlowExecution' }), Metadata: { type } });

export const undecidedFlowType = defineRule({
  id: 'undecided-flow-type',
  level: 'note',
  page: SOURCES.flowTypes,
  why: "Only one of AWS's guides allows the block in this type of flow.",
  bad: flowOf('CONTACT_FLOW'),
  good: flowOf('CUSTOMER_QUEUE'),
  check: eachBlock((action, { flowType: type }) => {
    const { flowTypes = [], conflictingDocs, page } = definitionOf(action);
    if (type === undefined || flowTypes.includes(type) || !conflictingDocs?.flowTypes.includes(type)) return [];
    const { happens } = conflictingDocs;
    const problem = `may stand in a flow of type ${type} according to only one of AWS's guides${happens ? `: ${happens}` : ''}`;
    return [{ at: action, path: ['Type'], problem, page: pageAddress(page) }];
  }),
});
