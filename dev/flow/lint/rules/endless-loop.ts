import { definitionOf } from '../../blocks/block-types';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { type FlowType, HOLD } from '../../content/flow-types';
import { compare, END, exampleFlow, lambda, say } from '../example';
import { isCounted, loopThrough, reachableFrom } from '../paths';
import { defineRule } from '../rule';
import { excludedBy } from './flow-types';

const menu = {
  Type: 'GetParticipantInput',
  Parameters: { Text: 'Press 1', InputTimeLimitSeconds: '5' },
  when: { '1': '1' },
  errors: ['NoMatchingError', 'NoMatchingCondition>0', 'InputTimeLimitExceeded'],
};

export const endlessLoop = defineRule({
  id: 'endless-loop',
  level: 'warning',
  page: SOURCES.actions,
  why: 'A loop without a person, a count or a wait in it can repeat without end, with a request or a prompt each time.',
  bad: exampleFlow(lambda({}, { errors: ['NoMatchingError>0'] }), compare('$.External.done', { yes: '2' }), END),
  good: exampleFlow(menu, say('Thank you'), END),
  check({ content, blocks, flowType }) {
    // A customer hears the loop of a queue or hold flow until an agent comes.
    if (flowType !== undefined && HEARD.includes(flowType)) return [];
    const mayBeHeard = flowType === undefined && HEARD.some((type) => excludedBy(content.Actions, type) === undefined);
    const breaks = (action: Action) => breaksLoop(action) || (mayBeHeard && speaks(action));
    const reached = reachableFrom(content.StartAction, blocks);
    const named = new Set<string>();
    return content.Actions.flatMap((action) => {
      if (!reached.has(action.Identifier) || named.has(action.Identifier) || breaks(action)) return [];
      const members = loopThrough(action, blocks, breaks);
      // A loop is named once, at the first of its blocks.
      for (const member of members) named.add(member);
      const problem = 'is part of a loop without a person, a count or a wait in it, which can repeat without end';
      return members.length === 0 ? [] : [{ at: action, problem }];
    });
  },
});

/** The types of flows that repeat until something outside ends them. */
const HEARD: FlowType[] = ['CUSTOMER_QUEUE', ...HOLD];

function speaks(action: Action): boolean {
  return definitionOf(action).speaks?.(action.Parameters) ?? false;
}

/** A block that asks a person, counts, waits, takes time until something outside changes, or decides by a number drawn. */
function breaksLoop(action: Action): boolean {
  const { asksPerson, holds, stub } = definitionOf(action);
  const waits = action.Type === 'Wait' || holds === true || action.Type === 'InvokeFlowModule';
  const isUnknown = stub?.section === 'blocks';
  return isCounted(action) || waits || isUnknown || (asksPerson?.(action.Parameters) ?? false);
}
