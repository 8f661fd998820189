import { definitionOf } from '../../blocks/block-types';
import { branchesOf } from '../../blocks/branches';
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
  why: 'A loop without a person, a count or a wait in it can go round for ever, with a request or a prompt each time.',
  bad: exampleFlow(lambda({}, { errors: ['NoMatchingError>0'] }), compare('$.External.done', { yes: '2' }), END),
  good: exampleFlow(menu, say('Thank you'), END),
  check({ content, blocks, flowType }) {
    // A customer hears the loop of a queue or hold flow until an agent comes.
    const isHeard = flowType !== undefined && HEARD.includes(flowType);
    const mayBeHeard = flowType === undefined && HEARD.some((type) => excludedBy(content.Actions, type) === undefined);
    if (isHeard) return [];
    const reached = reachableFrom(content.StartAction, blocks);
    const named = new Set<string>();
    return content.Actions.flatMap((action) => {
      if (!reached.has(action.Identifier) || named.has(action.Identifier) || breaksLoop(action)) return [];
      if (!loopThrough(action, blocks, breaksLoop)) return [];
      const members = membersOf(action, blocks);
      for (const { Identifier } of members) named.add(Identifier);
      if (mayBeHeard && members.some(speaks)) return [];
      const problem = 'is part of a loop without a person, a count or a wait in it, which can go round for ever';
      return [{ at: action, problem }];
    });
  },
});

/** The types of flows that go round until something outside ends them. */
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

/** The blocks of the loop, so that it is named once. */
function membersOf(start: Action, blocks: Map<string, Action>): Action[] {
  const all = new Map<string, Action>();
  const ahead = [start];
  for (let action = ahead.pop(); action !== undefined; action = ahead.pop()) {
    if (all.has(action.Identifier) || breaksLoop(action)) continue;
    all.set(action.Identifier, action);
    ahead.push(...branchesOf(action).flatMap(({ target }) => blocks.get(target) ?? []));
  }
  return [...all.values()];
}
