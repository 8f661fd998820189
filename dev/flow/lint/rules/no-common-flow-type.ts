import { placeOf } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { END, exampleFlow } from '../example';
import { excludedBy, FLOWS } from '../flow-type';
import { defineRule } from '../rule';

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
      { at: 'Actions', path: ['Actions'], problem: `cannot stand together in a flow of any type (${list.join('; ')})` },
    ];
  },
});
