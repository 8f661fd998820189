import { definitionOf } from '../blocks/block-types';
import type { Action, FlowContent } from '../content/content';
import { stepsFrom } from './distances';

/**
 * Blocks of a flow of which at least one is on each circle that a contact can be in: where all of them end, and all that
 * `ends` itself, the flow comes to an end. Blocks that ask for nothing are preferred: nothing else stubs them.
 */
export function blocksToEnd(content: FlowContent, ends: (action: Action) => boolean): Action[] {
  const chosen: Action[] = [];
  for (;;) {
    const circle = findCircle(content, (action) => ends(action) || chosen.includes(action));
    const block = circle?.find((action) => definitionOf(action).stub === undefined) ?? circle?.[0];
    if (block === undefined) return chosen;
    chosen.push(block);
  }
}

/** A circle that a contact comes to without an error, and that has no block that `ends`; undefined when there is none. */
function findCircle({ StartAction, Actions }: FlowContent, ends: (action: Action) => boolean): Action[] | undefined {
  const blocks = new Map(Actions.map((action) => [action.Identifier, action]));
  const seen = new Set<string>();
  // What comes after a block that ends is searched by itself, because no circle leads through the block.
  const starts = [StartAction];

  function search(identifier: string, path: Action[]): Action[] | undefined {
    const earlier = path.findIndex((action) => action.Identifier === identifier);
    if (earlier >= 0) return path.slice(earlier);
    const action = blocks.get(identifier);
    if (action === undefined || seen.has(identifier)) return undefined;
    seen.add(identifier);
    const steps = stepsFrom(action).filter(({ isError }) => !isError);
    // A Loop block leaves the circle of its turns by itself.
    const ahead = steps.filter(({ name }) => !ends(action) && name !== 'Equals "ContinueLooping"');
    starts.push(...steps.map(({ target }) => target));
    for (const { target } of ahead) {
      const circle = search(target, [...path, action]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  }

  for (const start of starts) {
    const circle = search(start, []);
    if (circle !== undefined) return circle;
  }
  return undefined;
}
