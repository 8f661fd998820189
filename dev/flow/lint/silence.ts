import { definitionOf } from '../blocks/block-types';
import { branchesOf } from '../blocks/branches';
import type { Action, FlowContent } from '../content/content';
import { type Finding, SOURCES } from '../content/finding';
import { isLambdaBlock, MAX_SILENCE_SECONDS, timeLimitOf } from '../content/lambda';
import { at } from './report';

/** Finds Lambda blocks on a way without a prompt on which the time limits add up to more than Connect allows. */
export function checkSilence({ StartAction, Actions }: FlowContent): Finding[] {
  const blocks = new Map(Actions.map((action) => [action.Identifier, action]));
  const longest = new Map<string, number>();
  const tooLong = new Set<string>();
  const ahead = [{ identifier: StartAction, silent: 0 }];
  for (let step = ahead.pop(); step !== undefined; step = ahead.pop()) {
    const action = blocks.get(step.identifier);
    if (action === undefined || step.silent <= (longest.get(step.identifier) ?? -1)) continue;
    longest.set(step.identifier, step.silent);
    const silent = silentAfter(action, step.silent);
    if (silent > MAX_SILENCE_SECONDS) tooLong.add(step.identifier);
    // Beyond the limit it is enough to know that it is passed: a loop would add up without end.
    const capped = Math.min(silent, MAX_SILENCE_SECONDS + 1);
    for (const { target } of branchesOf(action)) ahead.push({ identifier: target, silent: capped });
  }
  const problem = `can come after more than ${MAX_SILENCE_SECONDS} seconds of Lambda blocks without a prompt, where Connect gives up; put a prompt before it`;
  return Actions.filter((action) => tooLong.has(action.Identifier) && isLambdaBlock(action)).map((action) =>
    at(action).warning(problem, SOURCES.lambda),
  );
}

function silentAfter(action: Action, before: number): number {
  if (definitionOf(action).speaks?.(action.Parameters)) return 0;
  const waits = isLambdaBlock(action) && action.Parameters.InvocationType !== 'ASYNCHRONOUS';
  return waits ? before + (timeLimitOf(action.Parameters) ?? 0) : before;
}
