import { type Branch, branchesOf } from '../../blocks/branches';
import type { Action } from '../../content/content';
import { designerName, detailOf, givenNameOf, titleOf } from '../names/block-names';

/** A block as it is drawn. Lengths are in the designer's units, which are pixels at 100 %. */
export type BlockShape = {
  name: string;
  /** Below the name: what the designer calls the type, or the flow language where that is the name. */
  type: string;
  detail: string;
  branches: Branch[];
  height: number;
};

export type Point = { x: number; y: number };

export const BLOCK_WIDTH = 204;

/** The height of name and type, of the detail, of a branch and of the space at the bottom. */
const HEAD = 46;
const DETAIL = 18;
const BRANCH = 21;
const FOOT = 5;

/** Where a connection enters a block, from the block's top. */
export const ENTRANCE = 23;

export function shapeOf(action: Action): BlockShape {
  const type = givenNameOf(action) === undefined ? action.Type : designerName(action.Type);
  const detail = detailOf(action);
  const branches = branchesOf(action);
  const height = HEAD + (detail === '' ? 0 : DETAIL) + branches.length * BRANCH + (branches.length > 0 ? FOOT : 0);
  return { name: titleOf(action), type, detail, branches, height };
}

/** The middle of a branch's row, from the block's top. */
export function branchRow({ detail }: Pick<BlockShape, 'detail'>, index: number): number {
  return HEAD + (detail === '' ? 0 : DETAIL) + (index + 0.5) * BRANCH;
}
