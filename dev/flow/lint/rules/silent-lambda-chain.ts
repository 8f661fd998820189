import { definitionOf } from '../../blocks/block-types';
import { branchesOf } from '../../blocks/branches';
import type { Action } from '../../content/content';
import { SOURCES } from '../../content/finding';
import { isLambdaBlock, MAX_SILENCE_SECONDS, timeLimitOf } from '../../content/lambda';
import { END, exampleFlow, lambda, say } from '../example';
import { defineRule } from '../rule';

/** Situations after which a flow has too many loops to tell: then nothing is said. */
const MAX_SITUATIONS = 20_000;

export const silentLambdaChain = defineRule({
  id: 'silent-lambda-chain',
  level: 'warning',
  page: SOURCES.lambda,
  why: `Connect gives up Lambda blocks with no prompt between them after ${MAX_SILENCE_SECONDS} seconds in all.`,
  bad: exampleFlow(lambda(), lambda(), lambda(), END),
  good: exampleFlow(lambda(), lambda(), say('One moment'), lambda(), END),
  check({ content, blocks }) {
    const longest = new Map<string, number>();
    const tooLong = new Set<string>();
    const ahead: Situation[] = [{ identifier: content.StartAction, silent: 0, turns: {} }];
    for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
      const action = blocks.get(step.identifier);
      const key = JSON.stringify([step.identifier, Object.entries(step.turns).toSorted()]);
      if (action === undefined || step.silent <= (longest.get(key) ?? -1)) continue;
      longest.set(key, step.silent);
      if (longest.size > MAX_SITUATIONS) return [];
      const silent = silentAfter(action, step.silent);
      if (silent > MAX_SILENCE_SECONDS) tooLong.add(step.identifier);
      ahead.push(...after(action, { ...step, silent: Math.min(silent, MAX_SILENCE_SECONDS + 1) }));
    }
    const problem = `can come after more than ${MAX_SILENCE_SECONDS} seconds of Lambda blocks without a prompt, where Connect gives up; put a prompt before it`;
    return content.Actions.filter((action) => tooLong.has(action.Identifier) && isLambdaBlock(action)).map(
      (action) => ({
        at: action,
        path: ['Parameters', 'InvocationTimeLimitSeconds'],
        problem,
      }),
    );
  },
});

/** Where a path is, how long it has been silent, and how often each Loop block has looped. */
type Situation = { identifier: string; silent: number; turns: Record<string, number> };

function silentAfter(action: Action, before: number): number {
  // What a module says is not known here.
  if (action.Type === 'InvokeFlowModule' || definitionOf(action).speaks?.(action.Parameters)) return 0;
  const waits = isLambdaBlock(action) && action.Parameters.InvocationType !== 'ASYNCHRONOUS';
  return waits ? before + (timeLimitOf(action.Parameters) ?? 0) : before;
}

/** A Loop block with a count continues so many times, and then leaves. */
function after(action: Action, { silent, turns }: Situation): Situation[] {
  const { Identifier, Type, Parameters } = action;
  const count = Type === 'Loop' ? Number(Parameters.LoopCount) : Number.NaN;
  if (Number.isNaN(count)) return branchesOf(action).map(({ target }) => ({ identifier: target, silent, turns }));
  const turn = turns[Identifier] ?? 0;
  const { [Identifier]: _, ...others } = turns;
  return branchesOf(action).flatMap(({ name, target }) => {
    if (!name.includes('Looping')) return [{ identifier: target, silent, turns }];
    if (name.includes('Done')) return turn >= count ? [{ identifier: target, silent, turns: others }] : [];
    return turn < count ? [{ identifier: target, silent, turns: { ...turns, [Identifier]: turn + 1 } }] : [];
  });
}
