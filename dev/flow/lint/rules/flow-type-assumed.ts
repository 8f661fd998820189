import { SOURCES } from '../../content/finding';
import { END, exampleFlow } from '../example';
import { excludedBy, FLOWS } from '../flow-type';
import { defineRule } from '../rule';

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
