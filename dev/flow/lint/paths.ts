import { definitionOf } from '../blocks/block-types';
import { type Branch, branchesOf } from '../blocks/branches';
import { type Action, SUCCESS } from '../content/content';
import { isLambdaBlock } from '../content/lambda';
import type { LintedFlow } from './rule';

/** The identifiers of the blocks to which a path leads from one block, that block included. */
export function reachableFrom(start: string, blocks: Map<string, Action>): Set<string> {
  return reachableBy([start], blocks, () => false);
}

/** The same from several blocks, on paths that pass no block that `breaks` them. */
function reachableBy(starts: string[], blocks: Map<string, Action>, breaks: (one: Action) => boolean): Set<string> {
  const reached = new Set<string>();
  const ahead = [...starts];
  for (let identifier = ahead.pop(); identifier !== undefined; identifier = ahead.pop()) {
    const action = blocks.get(identifier);
    if (action === undefined || reached.has(identifier) || breaks(action)) continue;
    reached.add(identifier);
    ahead.push(...targetsOf(action));
  }
  return reached;
}

function targetsOf(action: Action): string[] {
  return branchesOf(action).map(({ target }) => target);
}

/**
 * What can be the case when a flow comes to each block: a set of facts that grows from path to path. `after` says what
 * becomes of the facts after a branch. Blocks that cannot be reached have none.
 */
export function factsBefore(
  { content, blocks }: LintedFlow,
  start: string[],
  after: (facts: string[], action: Action, branch: Branch) => string[],
): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>();
  const ahead: { identifier: string; facts: string[] }[] = [{ identifier: content.StartAction, facts: start }];
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    const action = blocks.get(step.identifier);
    if (action === undefined) continue;
    const before = known.get(step.identifier);
    if (before !== undefined && step.facts.every((fact) => before.has(fact))) continue;
    const facts = new Set([...(before ?? []), ...step.facts]);
    known.set(step.identifier, facts);
    for (const branch of branchesOf(action)) {
      ahead.push({ identifier: branch.target, facts: after([...facts], action, branch) });
    }
  }
  return known;
}

/** The last Lambda block of a path, and whether it answered. */
export type LastAnswer = { block: string; answered: boolean };

/** Which Lambda blocks can have been the last when the flow comes to each block; an empty list where none was. */
export function lastAnswers(flow: LintedFlow): Map<string, LastAnswer[]> {
  const facts = factsBefore(flow, [], (before, action, { name }) => {
    if (!isLambdaBlock(action) || action.Parameters.InvocationType === 'ASYNCHRONOUS') return before;
    return [JSON.stringify({ block: action.Identifier, answered: name === SUCCESS })];
  });
  return new Map([...facts].map(([block, last]) => [block, [...last].map((fact) => JSON.parse(fact) as LastAnswer)]));
}

/**
 * The identifiers of the blocks on the loops through a block, that block included; loops that pass a block that `breaks`
 * them do not count. Empty where no path leads back to the block.
 */
export function loopThrough(action: Action, blocks: Map<string, Action>, breaks: (one: Action) => boolean): string[] {
  const after = (one: Action) => reachableBy(targetsOf(one), blocks, breaks);
  const ahead = after(action);
  if (!ahead.has(action.Identifier)) return [];
  return [...ahead].filter((identifier) => after(blocks.get(identifier) as Action).has(action.Identifier));
}

/** Whether a block counts its turns, and so ends a loop. */
export function isCounted(action: Action): boolean {
  return action.Type === 'Loop' || definitionOf(action).ends === true;
}
