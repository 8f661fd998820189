import type { Action } from '../../content/content';
import { shorten } from '../../content/text';
import { blockId } from '../drawing/draw-flow';
import { type Markup, markup, NOTHING } from '../markup';
import type { PageFlow } from '../model';
import { givenNameOf, subtitleOf, titleOf } from '../names/block-names';

/** Finds the entry of a block in the page's list of blocks; undefined for one that does not exist. */
export type BlockIndex = (flow: string, block: string) => { id: string; action: Action } | undefined;

/** Makes the index of all blocks of a page. Of two with the same name the first one is meant, as in Connect. */
export function indexOf(flows: PageFlow[]): BlockIndex {
  const found = new Map<string, { id: string; action: Action }>();
  for (const [flowIndex, { name, content }] of flows.entries()) {
    for (const [index, action] of (content?.Actions ?? []).entries()) {
      const key = JSON.stringify([name, action.Identifier]);
      if (!found.has(key)) found.set(key, { id: blockId(flowIndex, index), action });
    }
  }
  return (flow, block) => found.get(JSON.stringify([flow, block]));
}

/** A link to a block, with its title; the bare identifier where there is no such block. */
export function blockLink(index: BlockIndex, flow: string, block: string): Markup {
  const entry = index(flow, block);
  if (entry === undefined) return markup`<b>${block}</b>`;
  return markup`<a href="#${entry.id}" data-block="${entry.id}">${titleOf(entry.action)}</a>`;
}

/** A link to a block where nothing beside it says more: what it is about follows where its title is only its type. */
export function blockReference(index: BlockIndex, flow: string, block: string): Markup {
  const action = index(flow, block)?.action;
  const about = action === undefined || givenNameOf(action) !== undefined ? '' : subtitleOf(action);
  return markup`${blockLink(index, flow, block)}${about === '' ? NOTHING : markup` <small>${shorten(about)}</small>`}`;
}
