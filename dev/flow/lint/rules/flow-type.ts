import { definitionOf } from '../../blocks/block-types';
import { pageAddress } from '../../blocks/define-block';
import { SOURCES } from '../../content/finding';
import type { FlowType } from '../../content/flow-types';
import { END, exampleFlow } from '../example';
import { defineRule, eachBlock } from '../rule';

const flowOf = (type: FlowType) => ({ ...exampleFlow(END), Metadata: { type } });

export const flowType = defineRule({
  id: 'flow-type',
  level: 'error',
  page: SOURCES.flowTypes,
  why: 'Connect refuses a block in a type of flow that does not allow it.',
  bad: flowOf('CUSTOMER_HOLD'),
  good: flowOf('CONTACT_FLOW'),
  check: eachBlock((action, flow) => {
    const { flowTypes, conflictingDocs, page } = definitionOf(action);
    const type = flow.flowType;
    // No page says which blocks a campaign allows.
    const mayStand =
      type === undefined ||
      type === 'CAMPAIGN' ||
      [flowTypes ?? [type], conflictingDocs?.flowTypes ?? []].flat().includes(type);
    const problem = `may not stand in a flow of type ${type}`;
    return mayStand ? [] : [{ at: action, path: ['Type'], problem, page: pageAddress(page) }];
  }),
});
