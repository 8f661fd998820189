import { branchesOf } from '../language/branches';
import { type Action, type FlowContent, placeOf } from '../language/content';
import { type Finding, finding } from '../language/finding';
import { isLambdaBlock, LONGEST_SILENCE, timeLimitOf } from '../language/lambda-limits';

/** The blocks during which the customer hears or reads something. */
const PROMPTS = [
  'MessageParticipant',
  'MessageParticipantIteratively',
  'GetParticipantInput',
  'ConnectParticipantWithLexBot',
  'ShowView',
];

function isPrompt({ Type }: Action): boolean {
  return PROMPTS.includes(Type);
}

/** Finds Lambda blocks that stand on a way without a prompt on which the limits add up to more than Connect allows. */
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
    if (silent > LONGEST_SILENCE) tooLong.add(step.identifier);
    // Beyond the limit it is enough to know that it is passed: a loop would add up without end.
    const capped = Math.min(silent, LONGEST_SILENCE + 1);
    for (const { target } of branchesOf(action)) ahead.push({ identifier: target, silent: capped });
  }
  return Actions.filter((action) => tooLong.has(action.Identifier) && isLambdaBlock(action)).map((action) =>
    finding(
      placeOf(action),
      `can be the end of more than ${LONGEST_SILENCE} seconds of Lambda blocks with no prompt between them, where Connect gives up; put a MessageParticipant between`,
    ),
  );
}

function silentAfter(action: Action, before: number): number {
  if (isPrompt(action)) return 0;
  const waits = isLambdaBlock(action) && action.Parameters.InvocationType !== 'ASYNCHRONOUS';
  return waits ? before + (timeLimitOf(action.Parameters) ?? 0) : before;
}
