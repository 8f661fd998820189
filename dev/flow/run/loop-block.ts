import type { Action } from '../content/content';
import type { Effect, State } from '../context/context';
import { resolve } from '../context/flow-data';

/** The most turns of a Loop block (Amazon Connect Developer Guide, Loop). */
const MOST_TURNS = 100;

/** Counts the turns of a Loop block: it goes on so many times, is then done once, and begins anew. */
export function countLoop({ Identifier, Parameters }: Action, { data, path, loops }: State): Effect {
  const given = resolve(String(Parameters.LoopCount), data);
  const turns = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (!(turns <= MOST_TURNS)) {
    return { notes: [`LoopCount is not a whole number from 0 to ${MOST_TURNS}`], branch: 'NoMatchingError' };
  }
  const key = JSON.stringify([path.at(-1)?.flow, Identifier]);
  const turn = (loops.get(key) ?? 0) + 1;
  const done = turn > turns;
  loops.set(key, done ? 0 : turn);
  return done
    ? { notes: [`all ${turns} turns are over`], result: 'DoneLooping' }
    : { notes: [`turn ${turn} of ${turns}`], result: 'ContinueLooping' };
}
