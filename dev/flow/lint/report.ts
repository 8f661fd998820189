import { type Action, placeOf } from '../content/content';
import type { Finding, Level } from '../content/finding';

/** Makes findings of one kind at a block, or at another place of the content. */
export function at(place: Action | string) {
  const where = typeof place === 'string' ? { place } : { place: placeOf(place), block: place.Identifier };
  const make =
    (level: Level) =>
    (problem: string, source: string): Finding => ({ level, ...where, problem, source });
  return { error: make('error'), warning: make('warning'), note: make('note') };
}
